package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.Context;
import byway.kit.context.InContext;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantHost;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.Tenants;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One operator: its state, its hosts and its limits. */
@RunOnVirtualThread
@Path(OnePages.HOME + "/{id}")
@InContext
class OnePages {
  static final String HOME = OperatorPages.HOME + "/operators";
  private static final Range COUNT = Range.whole(0, 1_000_000_000);

  private final Tenants tenants;
  private final StaffActs acts;
  private final Pages pages;

  OnePages(Tenants tenants, StaffActs acts, Pages pages) {
    this.tenants = tenants;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "platform")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance operator(Tenant operator, Form form);
  }

  @GET
  public Response show(@PathParam("id") UUID id) {
    return pages.show(page(id, Form.empty()));
  }

  private TemplateInstance page(UUID id, Form form) {
    var operator = find(id);
    return Templates.operator(operator, form.among(kept(operator)));
  }

  private Tenant find(UUID id) {
    return Context.platform().call(() -> tenants.get(id));
  }

  private static Form kept(Tenant operator) {
    var limits = Objects.requireNonNullElse(operator.limits(), TenantLimits.NONE);
    return Form.empty()
        .with("hotspots", typed(limits.hotspots()))
        .with("customers", typed(limits.customers()))
        .with("sessions", typed(limits.sessions()));
  }

  private static @Nullable String typed(@Nullable Integer limit) {
    return limit == null ? null : limit.toString();
  }

  @POST
  @Path("/suspension")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response suspend(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return of(id, posted)
        .done(
            "operator.suspend",
            id,
            address(id),
            given ->
                act(
                    () ->
                        tenants.suspend(
                            id, new Suspend(given.reason(), given.form().has("atOnce")))));
  }

  @POST
  @Path("/resumption")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response resume(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return of(id, posted)
        .done("operator.resume", id, address(id), given -> act(() -> tenants.resume(id)));
  }

  @POST
  @Path("/hosts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response addHost(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var words = pages.words(PlatformMessages.class);
    return of(id, posted)
        .text("host", 253, words.hostMissing())
        .refusal("host_invalid", "host", words.hostMissing())
        .refusal("host_taken", "host", pages.words(SetUpMessages.class).hostTaken())
        .done(
            "operator.host-add",
            id,
            address(id),
            given -> act(() -> tenants.addHost(id, new TenantHost(given.text("host")))));
  }

  @POST
  @Path("/hosts/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response removeHost(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return of(id, posted)
        .done(
            "operator.host-remove",
            id,
            address(id),
            given -> act(() -> tenants.removeHost(id, given.text("gone"))));
  }

  @POST
  @Path("/limits")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response limit(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var words = pages.words(PlatformMessages.class);
    return of(id, posted)
        .numbers(numbers -> limits(numbers, words.limitWrong()), numbers -> "")
        .done(
            "operator.limit",
            id,
            address(id),
            given ->
                act(
                    () ->
                        tenants.limit(
                            id,
                            new TenantLimits(
                                whole(given.numbers(), "hotspots"),
                                whole(given.numbers(), "customers"),
                                whole(given.numbers(), "sessions")))));
  }

  private static NumberFields limits(NumberFields numbers, String wrong) {
    return numbers
        .readTyped("hotspots", COUNT, wrong)
        .readTyped("customers", COUNT, wrong)
        .readTyped("sessions", COUNT, wrong);
  }

  private static @Nullable Integer whole(NumberFields numbers, String field) {
    return numbers.form().has(field) ? numbers.value(field).intValueExact() : null;
  }

  private StaffAct of(UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> page(id, form));
  }

  private static void act(Callable<Tenant> change) {
    var unused = Context.current().asPlatform().call(change);
  }

  private static String address(UUID id) {
    return HOME + "/" + id;
  }
}
