package byway.fronts.platform;

import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import byway.operations.installation.api.Reached;
import byway.operations.installation.api.SettingUp;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/**
 * Where the browser of who sets the installation up brings its nonce, under the address that was
 * typed. It tells nobody anything: whether that was the nonce, only who has the link is told.
 */
@RunOnVirtualThread
@Path(SetUpPages.HOME + "/reach")
@InContext
class ReachPages {
  private static final int LONGEST_NONCE = 64;

  private final SettingUp settingUp;
  private final Visitors visitors;
  private final Pages pages;

  ReachPages(SettingUp settingUp, Visitors visitors, Pages pages) {
    this.settingUp = settingUp;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "setup")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance reached();
  }

  @GET
  @Path("/{nonce}")
  public Response come(@PathParam("nonce") String nonce) {
    if (nonce.length() <= LONGEST_NONCE) {
      settingUp.reached(new Reached(nonce, visitors.current().origin()));
    }
    // the page that asks may have come from another address of ours
    return Response.fromResponse(pages.show(Templates.reached()))
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }
}
