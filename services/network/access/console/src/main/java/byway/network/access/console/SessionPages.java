package byway.network.access.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.network.access.api.Access;
import byway.network.access.api.CloseSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions, of everybody or of one customer, and ending one. */
@RunOnVirtualThread
@Path(SessionPages.HOME)
@InContext
class SessionPages {
  static final String HOME = ConsoleFrame.HOME + "/sessions";
  static final String CUSTOMER = "customer";

  private final Access access;
  private final SessionLists lists;
  private final StaffActs acts;
  private final Pages pages;

  SessionPages(Access access, SessionLists lists, StaffActs acts, Pages pages) {
    this.access = access;
    this.lists = lists;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "access")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance sessions(ShownList sessions, Form form);
  }

  @GET
  public Response sessions(@QueryParam(CUSTOMER) @Nullable UUID customer, @Context UriInfo uri) {
    return lists
        .all(customer, Asked.of(uri).about(CUSTOMER, customer))
        .rows(50)
        .answer(pages, all -> Templates.sessions(all, Form.empty()));
  }

  @POST
  @Path("/{id}/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response close(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var customer = access.get(id).customerId();
    return acts.of(posted, form -> again(customer, form))
        .calling("access.close")
        .becauseOf(RowAct.REASON)
        .done(
            "session.close",
            id,
            ConsoleFrame.HOME + "/customers/" + customer,
            given -> access.close(id, new CloseSession("staff")));
  }

  private TemplateInstance again(UUID customer, Form form) {
    var asked = Asked.first(HOME).about(CUSTOMER, customer);
    return Templates.sessions(lists.all(customer, asked).shown(), form);
  }
}
