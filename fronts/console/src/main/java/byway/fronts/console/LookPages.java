package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Deeds;
import byway.fronts.web.theme.Theme;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
  static final String HOME = OverviewPages.HOME + "/look";
  private static final String NAME = "name";
  private static final String ACCENT = "accent";
  private static final String LOGO = "logo";
  private static final String REASON = "reason";
  private static final String WHY_LOGO = "logo-reason";
  private static final List<String> FIELDS = List.of(NAME, ACCENT);
  private static final int LONGEST_NAME = 80;

  private final Tenants tenants;
  private final Visitors visitors;
  private final Deeds deeds;
  private final Pages pages;

  LookPages(Tenants tenants, Visitors visitors, Deeds deeds, Pages pages) {
    this.tenants = tenants;
    this.visitors = visitors;
    this.deeds = deeds;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance operatorLook(Theme now, Theme tried, Form form, boolean kept);
  }

  @GET
  public Response look(@QueryParam("kept") @Nullable String kept) {
    var tenant = tenant();
    return pages.show(page(tenant, Shown.in(kept(tenant), FIELDS), kept != null));
  }

  private static Form kept(Tenant tenant) {
    return Form.empty().with(NAME, tenant.name()).with(ACCENT, Theme.of(tenant).accent());
  }

  private TemplateInstance page(Tenant tenant, Form form, boolean kept) {
    return Templates.operatorLook(Theme.of(tenant), Theme.of(form.value(ACCENT)), form, kept);
  }

  /** Anew, since what a visitor's request knows of the operator may be ten seconds old. */
  private Tenant tenant() {
    var id = visitors.tenant().id();
    return Context.platform().call(() -> tenants.get(id));
  }

  /** Shows what is typed; nothing is kept. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response preview(MultivaluedMap<String, String> posted) {
    var form = checked(Form.of(posted));
    var page = page(tenant(), form, false);
    return form.isWrong() ? pages.showAgain(page) : pages.show(page);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response keep(MultivaluedMap<String, String> posted) {
    var now = tenant();
    var sent = Shown.merged(Form.of(posted), kept(now), FIELDS, pages.words(NumberMessages.class));
    var form = reasoned(checked(sent), REASON);
    return change(
        form,
        REASON,
        "operator.look",
        (old, look) ->
            new ReviseSettings(
                form.value(NAME), old, old.with(new TenantLook(form.value(ACCENT), look.logo()))));
  }

  @POST
  @Path("/logo")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response logo(
      @RestForm(LOGO) @Nullable FileUpload file, @RestForm(WHY_LOGO) @Nullable String reason) {
    var form = reasoned(form(reason), WHY_LOGO);
    var logo = file == null || file.size() == 0 ? null : Logo.of(read(file));
    var address = logo instanceof Logo.Fine(var fine) ? fine : "";
    if (address.isEmpty()) {
      form = form.wrong(LOGO, inWords(logo));
    }
    return change(
        form,
        WHY_LOGO,
        "operator.logo",
        (old, look) ->
            new ReviseSettings(null, old, old.with(new TenantLook(look.accent(), address))));
  }

  @POST
  @Path("/logo/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response removeLogo(MultivaluedMap<String, String> posted) {
    return change(
        reasoned(form(Form.of(posted).value(WHY_LOGO)), WHY_LOGO),
        WHY_LOGO,
        "operator.logo-remove",
        (old, look) -> new ReviseSettings(null, old, old.with(new TenantLook(look.accent(), ""))));
  }

  /** A form about the logo, with the other one as it is kept. */
  private Form form(@Nullable String reason) {
    return Shown.in(kept(tenant()), FIELDS).with(WHY_LOGO, reason);
  }

  /** What is to be made of the settings and of the look in them. */
  private interface Change {
    ReviseSettings of(TenantSettings old, TenantLook look);
  }

  private Response change(Form form, String why, String act, Change to) {
    var tenant = tenant();
    if (form.isWrong()) {
      return pages.showAgain(page(tenant, form, false));
    }
    var old = tenant.settings();
    var look = Objects.requireNonNullElse(old.look(), TenantLook.USUAL);
    try {
      deeds.write(act, tenant.id(), form.value(why));
      var unused = Context.platform().call(() -> tenants.revise(tenant.id(), to.of(old, look)));
      return pages.seeOther(HOME + "?kept=yes");
    } catch (Refusal e) {
      return pages.showAgain(page(tenant, form.wrong(Sentences.of(e, words())), false));
    } catch (CallFailed e) {
      return pages.showAgain(page(tenant, form.wrong(words().partAway()), false));
    }
  }

  private Form checked(Form form) {
    var checked = form;
    var name = form.value(NAME);
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      checked = checked.wrong(NAME, words().nameWrong());
    }
    return form.value(ACCENT).matches("(#[0-9a-fA-F]{6})?")
        ? checked
        : checked.wrong(ACCENT, words().accentWrong());
  }

  private Form reasoned(Form form, String field) {
    return form.has(field) ? form : form.wrong(field, words().sayWhy());
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

  private ConsoleMessages words() {
    return pages.words(ConsoleMessages.class);
  }
}
