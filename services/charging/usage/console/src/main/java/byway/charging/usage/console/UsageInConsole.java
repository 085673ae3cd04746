package byway.charging.usage.console;

import byway.charging.usage.api.Usage;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the console shows of the comparison beside its page. */
@Singleton
class UsageInConsole implements InMenu, Answerable, SaysFindings {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Usage usage;
  private final InstantSource clock;

  UsageInConsole(Usage usage, InstantSource clock) {
    this.usage = usage;
    this.clock = clock;
  }

  private static ReconciliationMessages words(Locale language) {
    return Languages.words(ReconciliationMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var label = words(language).title();
    return List.of(
        new MenuEntry(
            Group.SYSTEM, 20, ReconciliationPages.HOME, label, "carrierBills.reconciliation"));
  }

  @Override
  public String part() {
    return "usage";
  }

  @Override
  public Object ask() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return usage.accountDays(NOBODY, today, 1);
  }

  @Override
  public String check() {
    return SidesAgree.NAME;
  }

  @Override
  public String name(Locale language) {
    return words(language).check();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return finding.code().equals(SidesAgree.DIFFER)
        ? Optional.of(words(language).sidesDiffer(finding.details().getFirst()))
        : Optional.empty();
  }
}
