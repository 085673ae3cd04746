package byway.fronts.platform;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Actor;
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
import java.util.Objects;

/** What who administers the installation did, and why; it only grows. */
@RunOnVirtualThread
@Path(OperatorPages.HOME + "/acts")
@InContext
class ActPages {
  private static final int ROWS = 50;

  private final Audit audit;
  private final Identity identity;
  private final Pages pages;

  ActPages(Audit audit, Identity identity, Pages pages) {
    this.audit = audit;
    this.identity = identity;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "platform")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance acts(ShownList acts, ChainProof proof);
  }

  @GET
  public Response acts(@Context UriInfo uri) {
    var words = pages.words(PlatformMessages.class);
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.of(Asked.of(uri), words.acts(), audit::list)
        .rows(ROWS)
        .before(rows -> people.learn(rows.stream().map(Act::by)))
        .lead(words.what(), act -> Cell.code(act.act()))
        .quiet(words.why(), act -> Cell.text(act.reason()))
        .text(words.who(), act -> Cell.text(who(act, people, words)))
        .text(
            words.toWhat(),
            act -> Cell.link(OnePages.HOME + "/" + act.subject(), act.subject()).asCode())
        .time(words.when(), act -> in.time(act.at()))
        .answer(pages, shown -> Templates.acts(shown, audit.prove()));
  }

  private static String who(Act act, PeopleNames people, PlatformMessages words) {
    var by = act.by();
    return by == null
        ? act.kind() == Actor.PLATFORM ? words.byCommand() : words.somebody()
        : Objects.requireNonNullElse(people.name(by), words.somebody());
  }
}
