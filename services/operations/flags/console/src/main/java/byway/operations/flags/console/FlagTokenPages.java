package byway.operations.flags.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.MakeFlagToken;
import byway.operations.flags.api.NewFlagToken;
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

/** With which programs ask flags. */
@RunOnVirtualThread
@Path(FlagTokenPages.HOME)
@InContext
class FlagTokenPages {
  static final String HOME = FlagPages.HOME + "/tokens";
  static final String MAKE = "flag.token";
  static final String REVOKE = "flag.token-revoke";

  private final Flags flags;
  private final FlagLists lists;
  private final StaffActs acts;
  private final Pages pages;

  FlagTokenPages(Flags flags, FlagLists lists, StaffActs acts, Pages pages) {
    this.flags = flags;
    this.lists = lists;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "flags")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance tokens(ShownList rows, boolean none, Form form);

    static native TemplateInstance token(NewFlagToken made);
  }

  @GET
  public Response tokens(@Context UriInfo uri) {
    var form = acts.keyed(Form.empty());
    return lists
        .tokens(Asked.of(uri))
        .answer(pages, rows -> Templates.tokens(rows, rows.isEmpty(), form));
  }

  private TemplateInstance again(Form form) {
    var rows = lists.tokens(Asked.first(HOME)).shown();
    return Templates.tokens(rows, rows.isEmpty(), acts.keyed(form));
  }

  /** Answers the page with the token, which is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response make(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .text("name", 60, words().tokenNameWrong())
        .calling("flags.makeToken")
        .answer(MAKE, Given::key, this::make);
  }

  private Response make(Given given) {
    var made = flags.makeToken(new MakeFlagToken(given.key(), given.text("name")));
    return pages.show(Templates.token(made));
  }

  @POST
  @Path("/{id}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response revoke(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .becauseOf(RowAct.REASON)
        .calling("flags.revokeToken")
        .done(REVOKE, id, HOME, given -> flags.revokeToken(id));
  }

  private FlagMessages words() {
    return pages.words(FlagMessages.class);
  }
}
