package byway.fronts.console;

import byway.contracts.rewards.Rewards;
import byway.contracts.tenants.TenantSettings;
import byway.contracts.tenants.WelcomeRules;
import byway.fronts.look.Pages;
import byway.fronts.look.Visitors;
import byway.kit.web.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What was given to new guests and to owners, and which bounds were reached. */
@RunOnVirtualThread
@Path(WelcomePages.HOME)
@InContext
class WelcomePages {
  static final String HOME = OverviewPages.HOME + "/bonuses";
  private static final int DAYS = 7;

  private final Rewards rewards;
  private final Visitors visitors;
  private final Pages pages;

  WelcomePages(Rewards rewards, Visitors visitors, Pages pages) {
    this.rewards = rewards;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance bonuses(
        List<Line> lines, TenantSettings settings, WelcomeRules rules);
  }

  /** How often something happened on a day, in words. */
  public record Line(LocalDate day, String what, int count) {}

  @GET
  public Response bonuses() {
    var words = pages.words(WelcomeMessages.class);
    var lines =
        rewards.tallies(DAYS).stream()
            .map(tally -> new Line(tally.day(), inWords(tally.what(), words), tally.count()))
            .toList();
    var settings = visitors.tenant().settings();
    var rules = Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
    return pages.show(Templates.bonuses(lines, settings, rules));
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
