package byway.charging.objections.console;

import byway.charging.objections.api.DecideObjection;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.Objections;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
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
import java.util.UUID;

/** What guests say was not them, and what staff decide. */
@RunOnVirtualThread
@Path(ObjectionPages.HOME)
@InContext
class ObjectionPages {
  static final String HOME = ConsoleFrame.HOME + "/objections";
  private static final int LONGEST_ANSWER = 500;
  private static final String DECIDE = "objections.decide";

  private final Objections objections;
  private final ObjectionLists lists;
  private final StaffActs acts;
  private final Pages pages;

  ObjectionPages(Objections objections, ObjectionLists lists, StaffActs acts, Pages pages) {
    this.objections = objections;
    this.lists = lists;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "objections")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(ShownList rows);

    static native TemplateInstance objection(
        Objection one, String hotspot, String customer, int others, Form form);
  }

  @GET
  public Response list(@Context UriInfo uri) {
    return lists.all(Asked.of(uri)).answer(pages, Templates::list);
  }

  @GET
  @Path("/{id}")
  public Response objection(@PathParam("id") UUID id) {
    return pages.show(page(objections.get(id), Form.empty()));
  }

  private TemplateInstance page(Objection one, Form form) {
    return Templates.objection(
        one,
        lists.hotspot(one),
        lists.customer(one),
        lists.countAt(one.deviceId()) - 1,
        acts.keyed(form));
  }

  @POST
  @Path("/{id}/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response accept(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return decide(id, posted, true);
  }

  @POST
  @Path("/{id}/refuse")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response refuse(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return decide(id, posted, false);
  }

  private Response decide(UUID id, MultivaluedMap<String, String> posted, boolean accepts) {
    var words = pages.words(ObjectionMessages.class);
    var field = accepts ? "accept-answer" : "refuse-answer";
    return acts.of(posted, form -> page(objections.get(id), form))
        .text(field, LONGEST_ANSWER, words.answerWrong())
        .becauseOf(accepts ? "accept-reason" : "refuse-reason")
        .calling(DECIDE)
        .answer(
            accepts ? "objection.accept" : "objection.refuse",
            given -> id,
            given -> decided(id, accepts, given, field));
  }

  private Response decided(UUID id, boolean accepts, Given given, String field) {
    var now = objections.decide(id, new DecideObjection(accepts, given.text(field)));
    var act = now.isOpen() ? "objection.agree" : accepts ? "objection.accept" : "objection.refuse";
    return pages.done(HOME + "/" + id, act);
  }
}
