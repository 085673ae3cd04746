package byway.network.enrolment.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.network.enrolment.api.Authority;
import byway.network.enrolment.api.BatchResult;
import byway.network.enrolment.api.BatchResult.WrongLine;
import byway.network.enrolment.api.BoxLabel;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.EnrolmentBatches;
import byway.network.enrolment.api.TakeInBatch;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boxes that wait to be claimed, and those that were announced. */
@RunOnVirtualThread
@Path(EnrolmentPages.HOME)
@InContext
class EnrolmentPages {
  static final String HOME = ConsoleFrame.HOME + "/enrolment";
  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String OWNER = "owner";
  private static final String LABEL = "label";
  private static final String CSV = "csv";
  private static final int MOST_SHOWN_WRONG = 20;

  private final Enrolment enrolment;
  private final EnrolmentBatches batches;
  private final Identity identity;
  private final EnrolmentLists lists;
  private final StaffActs acts;
  private final Visitors visitors;
  private final Pages pages;

  EnrolmentPages(
      Enrolment enrolment,
      EnrolmentBatches batches,
      Identity identity,
      EnrolmentLists lists,
      StaffActs acts,
      Visitors visitors,
      Pages pages) {
    this.enrolment = enrolment;
    this.batches = batches;
    this.identity = identity;
    this.lists = lists;
    this.acts = acts;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "enrolment")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance waiting(
        ShownList boxes, ShownList batches, Authority authority, Form form, List<WrongLine> wrong);

    static native TemplateInstance batch(String label, UUID id, ShownList boxes);

    static native TemplateInstance labels(String label, UUID id, List<PrintedLabel> labels);
  }

  /** A label with its code as an image. */
  public record PrintedLabel(BoxLabel label, String svgPath, int size) {
    static PrintedLabel of(BoxLabel label) {
      var path = new StringBuilder();
      for (int y = 0; y < label.qr().size(); y++) {
        var row = label.qr().get(y);
        for (int x = 0; x < row.length(); x++) {
          if (row.charAt(x) == '1') {
            path.append('M').append(x + 2).append(' ').append(y + 2).append("h1v1h-1z");
          }
        }
      }
      return new PrintedLabel(label, path.toString(), label.qr().size() + 4);
    }
  }

  @GET
  public Response waiting(@Context UriInfo uri) {
    var form = acts.keyed(Form.empty());
    return lists
        .waiting(Asked.of(uri))
        .answer(
            pages,
            all -> Templates.waiting(all, someBatches(), enrolment.authority(), form, List.of()));
  }

  private ShownList someBatches() {
    return lists.batches(Asked.first(HOME)).beside().rows(10).shown();
  }

  private TemplateInstance again(Form form, List<WrongLine> wrong) {
    return Templates.waiting(
        lists.waiting(Asked.first(HOME)).shown(),
        someBatches(),
        enrolment.authority(),
        acts.keyed(form),
        wrong);
  }

  /** By the code that the box shows. */
  @POST
  @Path("/claims")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response claim(MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(form, List.of()))
        .calling("enrolment.claim")
        .refusal("code_wrong", CODE, words().codeWrong())
        .refusal("code_expired", CODE, words().codeExpired())
        .refusal("code_taken", CODE, words().codeTaken())
        .refusal("serial_taken", CODE, words().serialTaken())
        .refusal("owner_unknown", OWNER, words().ownerUnknown())
        .refusal("name_invalid", NAME, pages.words(StaffMessages.class).nameWrong())
        .answer("box.claim", Given::key, given -> claimed(given.form().value(CODE), null, given));
  }

  /** One of the list, without its code. */
  @POST
  @Path("/boxes/{id}/claim")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response claimOne(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(form, List.of()))
        .calling("enrolment.claim")
        .becauseOf(RowAct.REASON)
        .answer("box.claim", given -> id, given -> claimed("", id, given));
  }

  private Response claimed(String code, @Nullable UUID box, Given given) {
    var form = given.form();
    var claim =
        new ClaimBox(
            code,
            box,
            form.value(NAME),
            form.has(OWNER) ? owner(form.value(OWNER)) : null,
            null,
            visitors.current().operator());
    return switch (enrolment.claim(claim)) {
      case ClaimResult.Claimed done ->
          pages.done(ConsoleFrame.HOME + "/hotspots/" + done.deviceId(), "box.claim");
      case ClaimResult.ClaimedAhead done -> pages.done(HOME, "box.claim");
      case ClaimResult.UnknownCode none ->
          throw Refusal.conflict("code_wrong", words().codeWrong());
      case ClaimResult.Expired over ->
          throw Refusal.conflict("code_expired", words().codeExpired());
      case ClaimResult.Taken taken -> throw Refusal.conflict("code_taken", words().codeTaken());
      case ClaimResult.Throttled wait ->
          throw Refusal.tooMany("too_many_guesses", words().throttled(wait.retryAfterSeconds()));
    };
  }

  private UUID owner(String email) {
    var quoted = email.replace("\\", "\\\\").replace("\"", "\\\"");
    var asked = new ListRequest("email=\"%s\"".formatted(quoted), "", null, 2);
    var found = identity.find(asked).items();
    if (found.size() != 1) {
      throw Refusal.conflict("owner_unknown", words().ownerUnknown());
    }
    return found.getFirst().id();
  }

  @POST
  @Path("/boxes/{id}/dismiss")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response dismiss(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(form, List.of()))
        .calling("enrolment.dismiss")
        .becauseOf(RowAct.REASON)
        .done("box.dismiss", id, HOME, given -> dismiss(id));
  }

  private void dismiss(UUID id) {
    var unused = enrolment.dismiss(id);
  }

  /** Takes in a list, or shows what is wrong in which line. */
  @POST
  @Path("/batches")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response takeIn(MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> again(form, List.of()))
        .calling("enrolmentBatches.takeIn")
        .becauseOf("batch-reason")
        .text(LABEL, 60, words().labelWrong())
        .answer("batch.take-in", Given::key, this::takeIn);
  }

  private Response takeIn(Given given) {
    var command = new TakeInBatch(given.key(), given.text(LABEL), given.form().raw(CSV));
    return switch (batches.takeIn(command)) {
      case BatchResult.TakenIn taken ->
          pages.done(HOME + "/batches/" + taken.batch().id(), "batch.take-in");
      case BatchResult.Rejected rejected -> {
        var wrong = rejected.wrong().stream().limit(MOST_SHOWN_WRONG).toList();
        var form = given.form().wrong(CSV, words().listWrong(rejected.wrong().size()));
        yield pages.showAgain(again(form, wrong));
      }
    };
  }

  @GET
  @Path("/batches/{id}")
  public Response batch(@PathParam("id") UUID id, @Context UriInfo uri) {
    var batch = batches.get(id);
    return lists
        .inBatch(id, Asked.of(uri))
        .answer(pages, all -> Templates.batch(batch.label(), id, all));
  }

  /** A sheet to print, with a code for each box that is nobody's. */
  @GET
  @Path("/batches/{id}/labels")
  public Response labels(@PathParam("id") UUID id) {
    var batch = batches.get(id);
    var claimAt = visitors.current().origin() + "/dashboard/hotspots/claim?code=";
    var labels = batches.labels(id, claimAt).stream().map(PrintedLabel::of).toList();
    return pages.show(Templates.labels(batch.label(), id, labels));
  }

  private EnrolmentMessages words() {
    return pages.words(EnrolmentMessages.class);
  }
}
