package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Deeds;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which country the operator is, so that numbers are typed as people there do. */
@RunOnVirtualThread
@Path(CountryPages.HOME)
@InContext
class CountryPages {
  static final String HOME = LookPages.HOME + "/country";
  private static final String COUNTRY = "country";
  private static final String REASON = "reason";

  private final Tenants tenants;
  private final Visitors visitors;
  private final Deeds deeds;
  private final Pages pages;

  CountryPages(Tenants tenants, Visitors visitors, Deeds deeds, Pages pages) {
    this.tenants = tenants;
    this.visitors = visitors;
    this.deeds = deeds;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance country(List<Country> countries, Form form, boolean kept);
  }

  /** One to choose. */
  public record Country(String code, String name) {}

  @GET
  public Response country(@QueryParam("kept") @Nullable String kept) {
    var form = Form.empty().with(COUNTRY, Objects.requireNonNullElse(settings().country(), ""));
    return pages.show(page(form, kept != null));
  }

  private TemplateInstance page(Form form, boolean kept) {
    var reader = visitors.current().reader();
    var countries =
        Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(reader)))
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(reader)))
            .toList();
    return Templates.country(countries, form, kept);
  }

  /** Anew, since what a visitor's request knows of the operator may be ten seconds old. */
  private TenantSettings settings() {
    var id = visitors.tenant().id();
    return Context.platform().call(() -> tenants.get(id)).settings();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var words = pages.words(CountryMessages.class);
    if (!form.has(REASON)) {
      return pages.showAgain(page(form.wrong(REASON, words.sayWhy()), false));
    }
    var id = visitors.tenant().id();
    try {
      var old = settings();
      var changed = new ReviseSettings(null, old, old.in(form.value(COUNTRY)));
      deeds.write("operator.country", id, form.value(REASON));
      var unused = Context.platform().call(() -> tenants.revise(id, changed));
      return pages.seeOther(HOME + "?kept=yes");
    } catch (Refusal e) {
      if (e.status() >= 500) {
        throw e;
      }
      return pages.showAgain(page(form.wrong(words.refused(e.detail())), false));
    } catch (CallFailed e) {
      return pages.showAgain(page(form.wrong(words.away()), false));
    }
  }
}
