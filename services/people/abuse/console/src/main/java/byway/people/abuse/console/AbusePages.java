package byway.people.abuse.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.people.abuse.api.AbuseCase;
import byway.people.abuse.api.AbuseNote;
import byway.people.abuse.api.AbuseReport;
import byway.people.abuse.api.AbuseReports;
import byway.people.abuse.api.ChangeAbuse;
import byway.people.abuse.api.NameCustomer;
import byway.people.abuse.api.WriteNote;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The abuse desk: what came in, and what is done about each. */
@RunOnVirtualThread
@Path(AbusePages.HOME)
@InContext
class AbusePages {
  static final String HOME = ConsoleFrame.HOME + "/abuse";
  private static final int LONGEST = 5_000;

  private final AbuseReports reports;
  private final Identity identity;
  private final StaffActs acts;
  private final Pages pages;

  AbusePages(AbuseReports reports, Identity identity, StaffActs acts, Pages pages) {
    this.reports = reports;
    this.identity = identity;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "abuse")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance reports(ShownList rows);

    static native TemplateInstance report(
        AbuseCase found, String kind, Cell state, String customer, ShownList notes, Form form);
  }

  @GET
  public Response reports(@Context UriInfo uri) {
    return rows(Asked.of(uri)).answer(pages, Templates::reports);
  }

  private Listing<AbuseReport> rows(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.of(asked, words.title(), reports::list)
        .lead(
            words.report(),
            one ->
                Cell.link(
                    HOME + "/" + one.id(),
                    one.number() + ", " + AbuseWords.kind(one.kind(), words)))
        .side(words.state(), one -> AbuseWords.state(one.state(), words))
        .text(words.address(), one -> Cell.code(one.address() == null ? "" : one.address()))
        .text(words.contact(), one -> Cell.text(one.contact()))
        .time(words.reportedAt(), one -> in.time(one.reportedAt()));
  }

  @GET
  @Path("/{id}")
  public Response report(@PathParam("id") UUID id) {
    return pages.show(one(id, Form.empty()));
  }

  private TemplateInstance one(UUID id, Form form) {
    var words = words();
    var found = reports.get(id);
    var in = pages.reader();
    var customer = found.report().customerId();
    var people =
        PeopleNames.of(
            identity,
            Stream.concat(found.notes().stream().map(AbuseNote::by), Stream.of(customer)));
    var notes =
        Listing.whole(Asked.first(HOME + "/" + id), words.notes(), found.notes(), note -> "")
            .beside()
            .lead(words.text(), note -> Cell.text(note.text()))
            .side(words.noteKind(), note -> Cell.text(AbuseWords.note(note.kind(), words)))
            .text(
                words.by(),
                note -> {
                  var by = note.by();
                  return Cell.text(
                      by == null ? "" : Objects.requireNonNullElse(people.name(by), ""));
                })
            .time(words.at(), note -> in.time(note.at()))
            .shown();
    return Templates.report(
        found,
        AbuseWords.kind(found.report().kind(), words),
        AbuseWords.state(found.report().state(), words),
        customer == null
            ? ""
            : Objects.requireNonNullElse(people.name(customer), customer.toString()),
        notes,
        acts.keyed(form));
  }

  @POST
  @Path("/{id}/note")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response note(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return written(id, posted, "note", reports::note);
  }

  @POST
  @Path("/{id}/answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return written(id, posted, "answer", reports::answer);
  }

  @POST
  @Path("/{id}/notice")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response notice(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return written(id, posted, "notice", reports::notice);
  }

  private Response written(
      UUID id,
      MultivaluedMap<String, String> posted,
      String what,
      BiFunction<UUID, WriteNote, AbuseCase> doing) {
    return act(id, posted, what)
        .text(what, LONGEST, words().textWrong())
        .done(
            "abuse." + what,
            id,
            HOME + "/" + id,
            given -> {
              var unused = doing.apply(id, new WriteNote(key(given, what), given.text(what)));
            });
  }

  /** Two forms of a page have one key: what is done with it makes it two. */
  private static UUID key(Given given, String what) {
    var name = what + " " + given.key();
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private StaffAct act(UUID id, MultivaluedMap<String, String> posted, String what) {
    return acts.of(posted, form -> one(id, form))
        .calling("abuseReports." + what)
        .becauseOf(what + "-reason")
        .refusal("customer_unknown", what + "-reason", words().customerUnknown());
  }

  @POST
  @Path("/{id}/change")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return act(id, posted, "change")
        .done(
            "abuse.change",
            id,
            HOME + "/" + id,
            given -> {
              var state = AbuseWords.state(given.text("state"));
              var unused = reports.change(id, new ChangeAbuse(state, given.reason()));
            });
  }

  @POST
  @Path("/{id}/customer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response customer(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> one(id, form))
        .calling("abuseReports.nameCustomer")
        .becauseOf("customer-reason")
        .refusal("not_found", "customer", words().customerUnknown())
        .done(
            "abuse.customer",
            id,
            HOME + "/" + id,
            given -> {
              var unused = reports.nameCustomer(id, new NameCustomer(given.id("customer")));
            });
  }

  @POST
  @Path("/{id}/suspend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response suspend(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return measure(id, posted, "suspend", reports::suspend);
  }

  @POST
  @Path("/{id}/resume")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response resume(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return measure(id, posted, "resume", reports::resume);
  }

  private Response measure(
      UUID id,
      MultivaluedMap<String, String> posted,
      String what,
      BiFunction<UUID, WriteNote, AbuseCase> doing) {
    return act(id, posted, what)
        .done(
            "abuse." + what,
            id,
            HOME + "/" + id,
            given -> {
              var unused = doing.apply(id, new WriteNote(key(given, what), given.reason()));
            });
  }

  private AbuseMessages words() {
    return pages.words(AbuseMessages.class);
  }
}
