package byway.operations.audit.console;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.ChainProof;
import byway.operations.audit.api.Change;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** Who did, tried and saw what and why, and whether that is all of it. */
@RunOnVirtualThread
@Path(ConsoleFrame.HOME)
@InContext
class AuditLogPages {
  static final String HOME = ConsoleFrame.HOME + "/audit-log";
  private static final int ROWS = 50;

  private final Audit audit;
  private final ExportLog export;
  private final Identity identity;
  private final Visitors visitors;
  private final Pages pages;

  AuditLogPages(Audit audit, ExportLog export, Identity identity, Visitors visitors, Pages pages) {
    this.audit = audit;
    this.export = export;
    this.identity = identity;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "audit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance log(
        ShownList acts, ChainProof proof, String print, Boolean streams);
  }

  @GET
  @Path("/audit-log")
  public Response log(@Context UriInfo uri) {
    return acts(Asked.of(uri)).answer(pages, this::page);
  }

  /** Where the record was changed there is no key that signs it. */
  private TemplateInstance page(ShownList acts) {
    var proof = audit.prove();
    return Templates.log(
        acts,
        proof,
        proof.isWhole() && proof.acts() > 0 ? audit.head().print() : "",
        visitors.current().may("auditStreams.list"));
  }

  /** All of it as lines of JSON, with its signed head. */
  @GET
  @Path("/audit-log/export")
  public Response export() {
    return Response.ok(export.lines())
        .type("application/x-ndjson")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=audit-log.ndjson")
        .build();
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
    return Listing.heeding(
            asked, words.title(), (what, limit, cursor) -> audit.find(what.request(limit, cursor)))
        .hint("outcome:refused since:1d act:hotspot kind:staff")
        .rows(ROWS)
        .before(rows -> people.learn(rows.stream().map(Act::by)))
        .lead(words.what(), act -> Cell.code(act.act()))
        .sorted("act")
        .side(words.outcome(), act -> outcome(act, words))
        .sorted("outcome")
        .quiet(words.why(), act -> Cell.text(act.reason()))
        .text(words.who(), act -> Cell.text(who(act, people, words)))
        .sorted("who")
        .text(words.toWhat(), AuditLogPages::subject)
        .quiet(words.changes(), act -> Cell.text(changes(act)))
        .time(words.when(), act -> in.time(act.at()))
        .sorted("number");
  }

  private static Cell outcome(Act act, AuditMessages words) {
    var code = act.code().isEmpty() ? "" : " (" + act.code() + ")";
    return switch (act.outcome()) {
      case BEGUN -> Cell.badge("quiet", words.begun());
      case DONE -> Cell.badge("good", words.done());
      case REFUSED -> Cell.badge("warn", words.refused() + code);
      case FAILED -> Cell.badge("bad", words.failed());
      case UNKNOWN -> Cell.badge("bad", words.unknown());
    };
  }

  private static String changes(Act act) {
    return act.changes().stream().map(AuditLogPages::change).collect(Collectors.joining("; "));
  }

  private static String change(Change one) {
    return one.before() == null
        ? one.field() + ": " + one.after()
        : one.field() + ": " + one.before() + " \u2192 " + one.after();
  }

  private static String who(Act act, PeopleNames people, AuditMessages words) {
    return switch (act.kind()) {
      case PLATFORM -> words.thePlatform();
      case ANONYMOUS -> words.nobody();
      case DEVICE -> words.hotspot();
      case CUSTOMER, STAFF, APP -> {
        var by = act.by();
        var name = by == null ? null : people.name(by);
        yield Objects.requireNonNullElse(name, words.somebody());
      }
    };
  }

  private static Cell subject(Act act) {
    if (act.subject().isEmpty()) {
      return Cell.NONE;
    }
    var sought = URLEncoder.encode(act.subject(), StandardCharsets.UTF_8);
    return Cell.link(ConsoleFrame.HOME + "/search?q=" + sought, act.subject()).asCode();
  }
}
