package byway.operations.audit.console;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.ChainProof;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What staff did and why, and whether that is all of it. */
@RunOnVirtualThread
@Path(ConsoleFrame.HOME)
@InContext
class AuditLogPages {
  static final String HOME = ConsoleFrame.HOME + "/audit-log";
  private static final int ROWS = 50;

  private final Audit audit;
  private final Identity identity;
  private final Pages pages;

  AuditLogPages(Audit audit, Identity identity, Pages pages) {
    this.audit = audit;
    this.identity = identity;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "audit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance log(ShownList acts, ChainProof proof);
  }

  @GET
  @Path("/audit-log")
  public Response log(@Context UriInfo uri) {
    return acts(Asked.of(uri)).answer(pages, acts -> Templates.log(acts, audit.prove()));
  }

  /** Where the page was before it had its name. */
  @GET
  @Path("/acts")
  public Response moved() {
    return pages.seeOther(HOME);
  }

  private Listing<Act> acts(Asked asked) {
    var words = pages.words(AuditMessages.class);
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.of(asked, words.title(), audit::list)
        .rows(ROWS)
        .before(rows -> people.learn(rows.stream().map(Act::by)))
        .lead(words.what(), act -> Cell.code(act.act()))
        .quiet(words.why(), act -> Cell.text(act.reason()))
        .text(words.who(), act -> Cell.text(who(act, people, words)))
        .text(words.toWhat(), AuditLogPages::subject)
        .time(words.when(), act -> in.time(act.at()));
  }

  private static String who(Act act, PeopleNames people, AuditMessages words) {
    var by = act.by();
    return by == null
        ? words.thePlatform()
        : Objects.requireNonNullElse(people.name(by), words.somebody());
  }

  private static Cell subject(Act act) {
    var sought = URLEncoder.encode(act.subject(), StandardCharsets.UTF_8);
    return Cell.link(ConsoleFrame.HOME + "/search?q=" + sought, act.subject()).asCode();
  }
}
