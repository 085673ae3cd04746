package byway.fronts.dashboard;

import byway.fronts.web.Form;
import byway.fronts.web.Redeeming;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Using a voucher away from a hotspot. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/voucher")
@InContext
class VoucherPages {
  private final Redeeming redeeming;

  VoucherPages(Redeeming redeeming) {
    this.redeeming = redeeming;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance voucher(Form form);

    static native TemplateInstance redeemed(long bytes);
  }

  @GET
  public Response ask() {
    return redeeming.ask(Templates::voucher);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response redeem(MultivaluedMap<String, String> posted) {
    return redeeming.redeem(posted, Templates::voucher, Templates::redeemed);
  }
}
