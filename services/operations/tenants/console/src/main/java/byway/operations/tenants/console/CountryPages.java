package byway.operations.tenants.console;

import byway.fronts.web.Countries;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.TimeZones;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Where the operator is, so that numbers are typed and times told as people there do. */
@RunOnVirtualThread
@Path(CountryPages.HOME)
@InContext
class CountryPages {
  static final String HOME = LookPages.HOME + "/country";
  private static final String COUNTRY = "country";
  private static final String ZONE = "zone";

  private final Tenants tenants;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  CountryPages(Tenants tenants, Visitors visitors, StaffActs acts, Pages pages) {
    this.tenants = tenants;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "tenants")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance country(
        List<Countries.Country> countries, List<String> zones, Form form);
  }

  @GET
  public Response country() {
    var now = settings();
    var form =
        Form.empty()
            .with(COUNTRY, Objects.requireNonNullElse(now.country(), ""))
            .with(ZONE, Objects.requireNonNullElse(now.timeZone(), ""));
    return pages.show(page(form));
  }

  private TemplateInstance page(Form form) {
    return Templates.country(
        Countries.named(visitors.current().reader()), TimeZones.ofPlaces(), form);
  }

  /** Anew, since what a visitor's request knows of the operator may be ten seconds old. */
  private TenantSettings settings() {
    var id = visitors.tenant().id();
    return tenants.get(id).settings();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(MultivaluedMap<String, String> posted) {
    var id = visitors.tenant().id();
    return acts.of(posted, this::page)
        .calling("tenants.revise")
        .done("operator.country", id, HOME, given -> change(id, given));
  }

  private void change(UUID id, Given given) {
    var old = settings();
    var changed = new ReviseSettings(null, old, old.in(given.text(COUNTRY)).at(given.text(ZONE)));
    var unused = tenants.revise(id, changed);
  }
}
