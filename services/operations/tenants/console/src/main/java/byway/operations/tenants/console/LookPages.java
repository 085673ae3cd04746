package byway.operations.tenants.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.theme.Theme;
import byway.kit.context.InContext;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantLook;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What the operator is called and how its pages look; tried in a preview, and then kept. */
@RunOnVirtualThread
@Path(LookPages.HOME)
@InContext
class LookPages {
  static final String HOME = ConsoleFrame.HOME + "/look";
  private static final String NAME = "name";
  private static final String ACCENT = "accent";
  private static final String LOGO = "logo";
  private static final String WHY_LOGO = "logo-reason";
  private static final List<String> FIELDS = List.of(NAME, ACCENT);
  private static final int LONGEST_NAME = 80;

  private final Tenants tenants;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  LookPages(Tenants tenants, Visitors visitors, StaffActs acts, Pages pages) {
    this.tenants = tenants;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "tenants")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance look(Theme now, Theme tried, Form form);
  }

  @GET
  public Response look() {
    var tenant = tenant();
    return pages.show(page(tenant, Shown.in(kept(tenant), FIELDS)));
  }

  private static Form kept(Tenant tenant) {
    return Form.empty().with(NAME, tenant.name()).with(ACCENT, Theme.of(tenant).accent());
  }

  private TemplateInstance page(Tenant tenant, Form form) {
    return Templates.look(Theme.of(tenant), Theme.of(form.value(ACCENT)), form);
  }

  /** Anew, since what a visitor's request knows of the operator may be ten seconds old. */
  private Tenant tenant() {
    var id = visitors.tenant().id();
    return tenants.get(id);
  }

  /** Shows what is typed; nothing is kept. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response preview(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    form = isName(form) ? form : form.wrong(NAME, words().nameWrong());
    form = isColour(form) ? form : form.wrong(ACCENT, words().accentWrong());
    var page = page(tenant(), form);
    return form.isWrong() ? pages.showAgain(page) : pages.show(page);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response keep(MultivaluedMap<String, String> posted) {
    var tenant = tenant();
    return acts.of(posted, form -> page(tenant, form))
        .over(kept(tenant), FIELDS)
        .check(LookPages::isName, NAME, words().nameWrong())
        .check(LookPages::isColour, ACCENT, words().accentWrong())
        .calling("tenants.revise")
        .done("operator.look", tenant.id(), HOME, given -> keep(tenant, given));
  }

  private void keep(Tenant tenant, Given given) {
    var look = new TenantLook(given.text(ACCENT), look(tenant).logo());
    revise(tenant, given.text(NAME), look);
  }

  private static boolean isName(Form form) {
    var name = form.value(NAME);
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isColour(Form form) {
    return form.value(ACCENT).matches("(#[0-9a-fA-F]{6})?");
  }

  @POST
  @Path("/logo")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response logo(
      @RestForm(LOGO) @Nullable FileUpload file, @RestForm(WHY_LOGO) @Nullable String reason) {
    var logo = file == null || file.size() == 0 ? null : Logo.of(read(file));
    var address = logo instanceof Logo.Fine(var fine) ? fine : "";
    var form = Form.empty().with(WHY_LOGO, reason);
    return logo(
        address.isEmpty() ? form.wrong(LOGO, inWords(logo)) : form, "operator.logo", address);
  }

  @POST
  @Path("/logo/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response removeLogo(MultivaluedMap<String, String> posted) {
    return logo(Form.of(posted), "operator.logo-remove", "");
  }

  /** A form about the logo, with the other one as it is kept. */
  private Response logo(Form asked, String act, String address) {
    var tenant = tenant();
    var kept = Shown.in(kept(tenant), FIELDS);
    return acts.of(asked, form -> page(tenant, form.among(kept)))
        .becauseOf(WHY_LOGO)
        .calling("tenants.revise")
        .done(
            act,
            tenant.id(),
            HOME,
            given -> revise(tenant, null, new TenantLook(look(tenant).accent(), address)));
  }

  private static TenantLook look(Tenant tenant) {
    return Objects.requireNonNullElse(tenant.settings().look(), TenantLook.USUAL);
  }

  private void revise(Tenant tenant, @Nullable String name, TenantLook look) {
    var old = tenant.settings();
    var changed = new ReviseSettings(name, old, old.with(look));
    var unused = tenants.revise(tenant.id(), changed);
  }

  private String inWords(@Nullable Logo logo) {
    return switch (logo) {
      case null -> words().logoMissing();
      case Logo.NotPng() -> words().logoNotPng();
      case Logo.WrongSize(var width, var height) -> words().logoSize();
      case Logo.Heavy(var bytes) -> words().logoHeavy();
      case Logo.Fine(var address) -> throw new IllegalStateException("it is fine");
    };
  }

  private static byte[] read(FileUpload file) {
    try {
      return Files.readAllBytes(file.uploadedFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LookMessages words() {
    return pages.words(LookMessages.class);
  }
}
