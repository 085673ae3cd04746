package byway.fronts.console;

import byway.charging.rewards.api.Rewards;
import byway.fronts.web.Form;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Deeds;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import byway.operations.tenants.api.WelcomeRules;
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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was given to new guests and to owners, which bounds were reached, and what they are. */
@RunOnVirtualThread
@Path(WelcomePages.HOME)
@InContext
class WelcomePages {
  static final String HOME = OverviewPages.HOME + "/bonuses";
  private static final int DAYS = 7;

  private final Rewards rewards;
  private static final String REASON = "reason";

  private final Tenants tenants;
  private final Deeds deeds;
  private final Visitors visitors;
  private final Pages pages;

  WelcomePages(Rewards rewards, Tenants tenants, Deeds deeds, Visitors visitors, Pages pages) {
    this.rewards = rewards;
    this.tenants = tenants;
    this.deeds = deeds;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance bonuses(
        List<Line> lines,
        TenantSettings settings,
        WelcomeRules rules,
        long first,
        Form form,
        boolean kept);
  }

  /** How often something happened on a day, in words. */
  public record Line(LocalDate day, String what, int count) {}

  @GET
  public Response bonuses(@QueryParam("kept") @Nullable String kept) {
    // As they are kept, not as this process remembers the operator.
    var settings = tenants.get(visitors.tenant().id()).settings();
    var form = Shown.in(WelcomeForm.of(settings, visitors.current().reader()), WelcomeForm.FIELDS);
    return pages.show(page(settings, form, kept != null));
  }

  private TemplateInstance page(TenantSettings settings, Form form, boolean kept) {
    var words = words();
    var lines =
        rewards.tallies(DAYS).stream()
            .map(tally -> new Line(tally.day(), inWords(tally.what(), words), tally.count()))
            .toList();
    var rules = WelcomeForm.rules(settings);
    long first = Math.min(rules.firstBytes(), settings.guestBonusBytes());
    return Templates.bonuses(lines, settings, rules, first, form, kept);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(MultivaluedMap<String, String> posted) {
    var id = visitors.tenant().id();
    var old = tenants.get(id).settings();
    var reader = visitors.current().reader();
    var numbers = pages.words(NumberMessages.class);
    var given =
        Shown.merged(Form.of(posted), WelcomeForm.of(old, reader), WelcomeForm.FIELDS, numbers);
    var reasoned = given.has(REASON) ? given : given.wrong(REASON, words().sayWhy());
    var read = WelcomeForm.read(reasoned, reader, numbers, words().numberMissing());
    var understood = WelcomeForm.inWords(read, reader, words());
    if (!read.counts(understood)) {
      return pages.showAgain(page(old, read.saidBack(understood), false));
    }
    try {
      deeds.write("operator.bonuses", id, given.value(REASON));
      var revised = new ReviseSettings(null, old, WelcomeForm.changed(old, read));
      var unused = Context.platform().call(() -> tenants.revise(id, revised));
      return pages.seeOther(HOME + "?kept=yes");
    } catch (Refusal e) {
      if (e.status() >= 500) {
        throw e;
      }
      return pages.showAgain(page(old, given.wrong(words().refused(e.detail())), false));
    } catch (CallFailed e) {
      return pages.showAgain(page(old, given.wrong(words().away()), false));
    }
  }

  private WelcomeMessages words() {
    return pages.words(WelcomeMessages.class);
  }

  private static String inWords(String what, WelcomeMessages words) {
    return switch (what) {
      case "first:operator" -> words.first();
      case "welcome:operator" -> words.welcomed();
      case "first:operator-full" -> words.firstOperatorFull();
      case "first:hotspot-full" -> words.firstHotspotFull();
      case "first:source-full" -> words.firstSourceFull();
      case "first:client" -> words.firstClient();
      case "welcome:operator-full" -> words.welcomeOperatorFull();
      case "welcome:hotspot-full" -> words.welcomeHotspotFull();
      case "welcome:source-full" -> words.welcomeSourceFull();
      case "welcome:client" -> words.welcomeClient();
      case "owner:over_owner_limit" -> words.ownerFull();
      case "owner:over_device_limit" -> words.deviceFull();
      case "owner:owners_client" -> words.ownersClient();
      default -> words.ownerNone();
    };
  }
}
