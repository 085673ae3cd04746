package byway.charging.rewards.console;

import byway.charging.rewards.api.RewardTally;
import byway.charging.rewards.api.Rewards;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Shown;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.kit.values.Page;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;

/** What was given to new guests and to owners, which bounds were reached, and what they are. */
@RunOnVirtualThread
@Path(BonusPages.HOME)
@InContext
class BonusPages {
  static final String HOME = ConsoleFrame.HOME + "/bonuses";
  static final String DEED = "operator.bonuses";
  private static final int DAYS = 7;

  private final Rewards rewards;
  private final Tenants tenants;
  private final StaffActs acts;
  private final Visitors visitors;
  private final Pages pages;

  BonusPages(Rewards rewards, Tenants tenants, StaffActs acts, Visitors visitors, Pages pages) {
    this.rewards = rewards;
    this.tenants = tenants;
    this.acts = acts;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "rewards")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance bonuses(
        ShownList given,
        TenantSettings settings,
        WelcomeRules rules,
        long first,
        List<BonusForm.Shown> fields,
        Form form);
  }

  @GET
  public Response bonuses(@Context UriInfo uri) {
    var settings = settings();
    var form = Shown.in(BonusForm.of(settings, visitors.current().reader()), BonusForm.FIELDS);
    return given(Asked.of(uri)).answer(pages, given -> page(given, settings, form));
  }

  /** As they are kept, not as this process remembers the operator. */
  private TenantSettings settings() {
    return tenants.get(visitors.tenant().id()).settings();
  }

  private Listing<RewardTally> given(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.<RewardTally>of(
            asked, words.title(), (limit, cursor) -> new Page<>(rewards.tallies(DAYS), null))
        .text(words.day(), tally -> Cell.text(in.day(tally.day())))
        .lead(words.what(), tally -> Cell.text(inWords(tally.what(), words)))
        .number(words.count(), tally -> in.number(tally.count()));
  }

  private TemplateInstance page(ShownList given, TenantSettings settings, Form form) {
    var rules = BonusForm.rules(settings);
    long first = Math.min(rules.firstBytes(), settings.guestBonusBytes());
    return Templates.bonuses(given, settings, rules, first, BonusForm.shown(words()), form);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(MultivaluedMap<String, String> posted) {
    var id = visitors.tenant().id();
    var old = settings();
    var reader = visitors.current().reader();
    return acts.of(posted, form -> page(given(Asked.first(HOME)).shown(), old, form))
        .calling("tenants.revise")
        .over(BonusForm.of(old, reader), BonusForm.FIELDS)
        .numbers(
            numbers -> BonusForm.read(numbers, words().numberMissing()),
            numbers -> BonusForm.inWords(numbers, reader, words()))
        .done(DEED, id, HOME, form -> revise(id, old, BonusForm.changed(old, form.numbers())));
  }

  private void revise(UUID operator, TenantSettings old, TenantSettings now) {
    var revised = new ReviseSettings(null, old, now);
    var unused = tenants.revise(operator, revised);
  }

  private RewardMessages words() {
    return pages.words(RewardMessages.class);
  }

  private static String inWords(String what, RewardMessages words) {
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
      case "owner:objected" -> words.ownerObjected();
      default -> words.ownerNone();
    };
  }
}
