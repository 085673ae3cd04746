package byway.commerce.payments.console;

import byway.commerce.payments.api.Payments;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.OverviewCard;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.values.Money;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the console shows of payments: what came in, and whether anything can be paid here. */
@Singleton
class PaymentsInConsole implements InMenu, SaysDone, OverviewCard, Answerable, Check, SaysFindings {
  private static final String NO_PROCESSOR = "no-processor";

  private final Payments payments;

  PaymentsInConsole(Payments payments) {
    this.payments = payments;
  }

  private static PaymentMessages words(Locale language) {
    return Languages.words(PaymentMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.SYSTEM,
            40,
            CardAccountPages.HOME,
            words(language).cardAccount(),
            "cardAccounts.read"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var saved = words(language).savedAccount();
    return Map.of(
        "card-account.key", saved,
        "card-account.webhook", saved,
        "card-account.secret", saved,
        "card-account.secret-drop", saved,
        "card-account.reset", saved);
  }

  @Override
  public List<Card> cards(Locale language, ForReader in) {
    var words = words(language);
    var totals = payments.totals();
    var paidBack =
        money(totals.refundedMinor()).stream()
            .filter(Money::isPositive)
            .map(amount -> "; " + words.paidBack(in.money(amount)))
            .collect(Collectors.joining());
    var captured = money(totals.capturedMinor()).stream().map(in::money).toList();
    return List.of(
        new Card(words.money(), 10, captured, words.noneYet(), words.captured() + paidBack));
  }

  private static List<Money> money(Map<String, Long> minorByCurrency) {
    return minorByCurrency.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Money(entry.getValue(), entry.getKey()))
        .toList();
  }

  @Override
  public String part() {
    return "payments";
  }

  @Override
  public Object ask() {
    return payments.totals();
  }

  @Override
  public String name() {
    return "payments";
  }

  @Override
  public Finding look() {
    return payments.acceptance().cards()
        ? Finding.good()
        : Finding.warn(
            NO_PROCESSOR,
            "no card processor is set, so that nothing can be bought",
            CardAccountPages.HOME);
  }

  @Override
  public String check() {
    return name();
  }

  @Override
  public String name(Locale language) {
    return words(language).title();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return finding.code().equals(NO_PROCESSOR)
        ? Optional.of(words(language).noProcessor())
        : Optional.empty();
  }
}
