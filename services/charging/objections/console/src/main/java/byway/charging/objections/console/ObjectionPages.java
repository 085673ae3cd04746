package byway.charging.objections.console;

import byway.charging.objections.api.Objection;
import byway.charging.objections.api.Objections;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** All of objections, and one more. */
@RunOnVirtualThread
@Path(ObjectionPages.HOME)
@InContext
class ObjectionPages {
  static final String HOME = ConsoleFrame.HOME + "/objections";

  private final Objections service;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  ObjectionPages(Objections service, Visitors visitors, StaffActs acts, Pages pages) {
    this.service = service;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "objections")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(ShownList rows, Form form);
  }

  @GET
  public Response list(@Context UriInfo uri) {
    return rows(Asked.of(uri)).answer(pages, rows -> page(rows, Form.empty()));
  }

  private TemplateInstance page(ShownList rows, Form form) {
    return Templates.list(rows, acts.keyed(form));
  }

  private TemplateInstance again(Form form) {
    return page(rows(Asked.first(HOME)).shown(), form);
  }

  private Listing<Objection> rows(Asked asked) {
    return Listing.of(asked, words().title(), service::list)
        .lead(words().name(), one -> Cell.text(one.name()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .text("name", 60, words().nameWrong())
        .answer("objection.add", given -> given.text("name"), this::add);
  }

  private Response add(Given given) {
    var key = RepeatKeys.of(visitors.staff().toString(), "objection " + given.text("key"));
    service.add(new Objection(key, given.text("name")));
    return pages.done(HOME, "objection.add");
  }

  private ObjectionMessages words() {
    return pages.words(ObjectionMessages.class);
  }
}
