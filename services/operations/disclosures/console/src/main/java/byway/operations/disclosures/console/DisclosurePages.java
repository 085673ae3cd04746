package byway.operations.disclosures.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.TwoOfStaff;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.disclosures.api.DisclosedDocument;
import byway.operations.disclosures.api.Disclosure;
import byway.operations.disclosures.api.DisclosureRead;
import byway.operations.disclosures.api.DisclosureState;
import byway.operations.disclosures.api.Disclosures;
import byway.operations.disclosures.api.LogRules;
import byway.people.identity.api.Identity;
import byway.people.staff.api.Approvals;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What authorities asked for; what was found is shown to who says why, and that is written down.
 */
@RunOnVirtualThread
@Path(DisclosurePages.HOME)
@InContext
class DisclosurePages {
  static final String HOME = ConsoleFrame.HOME + "/disclosures";

  private final Disclosures disclosures;
  private final Approvals approvals;
  private final Identity identity;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  DisclosurePages(
      Disclosures disclosures,
      Approvals approvals,
      Identity identity,
      Visitors visitors,
      StaffActs acts,
      Pages pages) {
    this.disclosures = disclosures;
    this.approvals = approvals;
    this.identity = identity;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "disclosures")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance disclosures(ShownList rows, LogRules rules, Form form);

    static native TemplateInstance disclosure(
        Disclosure disclosure,
        boolean done,
        PeopleNames people,
        ShownList reads,
        List<FoundSession> found,
        Form form);
  }

  @GET
  public Response disclosures(@Context UriInfo uri) {
    return rows(Asked.of(uri)).answer(pages, rows -> page(rows, Form.empty()));
  }

  private TemplateInstance page(ShownList rows, Form form) {
    var rules = disclosures.rules();
    var kept =
        Form.empty()
            .with("on", rules.on() ? "yes" : "no")
            .with("law", rules.reason())
            .with("days", rules.keptDays() == 0 ? "" : String.valueOf(rules.keptDays()))
            .with("within", "5");
    return Templates.disclosures(rows, rules, acts.keyed(form).among(kept));
  }

  private TemplateInstance again(Form form) {
    return page(rows(Asked.first(HOME)).shown(), form);
  }

  private Listing<Disclosure> rows(Asked asked) {
    var words = words();
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.<Disclosure>of(asked, words.title(), disclosures::list)
        .before(rows -> people.learn(rows.stream().map(Disclosure::askedBy)))
        .lead(
            words.reference(),
            one ->
                Cell.link(
                    HOME + "/" + one.id(),
                    one.asked().authority() + ", " + one.asked().reference()))
        .side(
            words.state(),
            one ->
                one.state() == DisclosureState.ASKED
                    ? Cell.badge("warn", words.waits())
                    : Cell.badge("good", words.disclosed()))
        .text(words.address(), one -> Cell.code(one.asked().address()))
        .text(
            words.askedBy(),
            one -> Cell.text(Objects.requireNonNullElse(people.name(one.askedBy()), "")))
        .time(words.at(), one -> in.time(one.asked().at()));
  }

  @POST
  @Path("/rules")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response rules(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("disclosures.changeRules")
        .becauseOf("rules-reason")
        .check(form -> DisclosureForms.isNumber(form, "days"), "days", words().numberWrong())
        .done(
            "disclosure.rules",
            "all",
            HOME,
            given -> {
              var unused = disclosures.changeRules(DisclosureForms.rules(given.form()));
            });
  }

  /** Asks for it, and another of the staff to agree. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("disclosures.ask")
        .check(form -> DisclosureForms.time(form).isPresent(), "at", words().atWrong())
        .check(
            form -> !form.has("port") || DisclosureForms.isNumber(form, "port"),
            "port",
            words().numberWrong())
        .answer("disclosure.ask", given -> given.text("reference"), this::asked);
  }

  private Response asked(Given given) {
    var id = RepeatKeys.of(visitors.staff().toString(), "disclosure " + given.text("key"));
    var asked = disclosures.ask(DisclosureForms.asked(id, given.form(), given.reason()));
    var request = new AskApproval(id, new GatedDeed.Disclose(asked.id()), given.reason());
    var unused = approvals.ask(request);
    return pages.done(HOME + "/" + asked.id(), TwoOfStaff.ASKED);
  }

  @GET
  @Path("/{id}")
  public Response disclosure(@PathParam("id") UUID id) {
    return pages.show(one(id, List.of(), Form.empty()));
  }

  private TemplateInstance one(UUID id, List<FoundSession> found, Form form) {
    var disclosure = disclosures.get(id);
    var people =
        PeopleNames.of(
            identity,
            Stream.concat(
                Stream.of(disclosure.askedBy()),
                disclosure.reads().stream().map(DisclosureRead::by)));
    var in = pages.reader();
    var reads =
        Listing.whole(Asked.first(HOME + "/" + id), words().reads(), disclosure.reads(), one -> "")
            .beside()
            .lead(
                words().askedBy(),
                one -> Cell.text(Objects.requireNonNullElse(people.name(one.by()), "")))
            .time(words().readAt(), one -> in.time(one.at()))
            .shown();
    return Templates.disclosure(
        disclosure, disclosure.state() == DisclosureState.DISCLOSED, people, reads, found, form);
  }

  @POST
  @Path("/{id}/read")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response read(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> one(id, List.of(), form))
        .calling("disclosures.read")
        .becauseOf("read-reason")
        .answer(
            "disclosure.read",
            given -> id,
            given -> {
              var found = FoundSession.in(disclosures.read(id), pages.reader());
              return pages.show(one(id, found, Form.empty()));
            });
  }

  @POST
  @Path("/{id}/export")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response export(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> one(id, List.of(), form))
        .calling("disclosures.read")
        .becauseOf("export-reason")
        .answer("disclosure.export", given -> id, given -> file(id, disclosures.read(id)));
  }

  private static Response file(UUID id, DisclosedDocument document) {
    return Response.ok(document.json())
        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"disclosure-" + id + ".json\"")
        .header("Digest", "sha-256=" + document.sha256())
        .build();
  }

  private DisclosureMessages words() {
    return pages.words(DisclosureMessages.class);
  }
}
