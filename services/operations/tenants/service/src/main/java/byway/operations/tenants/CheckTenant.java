package byway.operations.tenants;

import byway.commerce.payments.api.CardMoney;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantProblem;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an operator can be, whoever else there is: each problem with the field it is about. */
final class CheckTenant {
  static final int MOST_HOSTS = 20;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,30}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\[\\]:-]{1,253}");
  private static final Pattern ACCENT = Pattern.compile("(#[0-9a-fA-F]{6})?");
  private static final Pattern LOGO =
      Pattern.compile("(data:image/(png|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2})?");
  private static final int LONGEST_LOGO = 8_000;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_REASON = 200;
  private static final long LARGEST_SLICE = 1L << 40;

  /** As large as the largest pack: sums over a balance stay far from overflowing. */
  private static final long LARGEST_BONUS = 1L << 50;

  private static final int MOST_MINUTES = 1_440;
  private static final int MOST_BONUSES_A_DAY = 1_000_000;

  private CheckTenant() {}

  /** The first of them; all are said by {@code check}. */
  static void refuse(List<TenantProblem> problems) {
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems.getFirst().code(), problems.getFirst().detail());
    }
  }

  static List<TenantProblem> problems(CreateTenant command) {
    var found = new ArrayList<TenantProblem>();
    found.addAll(
        unless(
            SLUG.matcher(command.slug()).matches() && !command.slug().equals(PlatformRealm.SLUG),
            "slug",
            "slug_invalid",
            "2 to 31 of a-z, 0-9 and -, beginning with a letter, and not platform"));
    found.addAll(name(command.name()));
    found.addAll(
        unless(
            command.hosts().size() <= MOST_HOSTS,
            "hosts",
            "host_invalid",
            "at most " + MOST_HOSTS + " host names"));
    command.hosts().forEach(host -> found.addAll(host(host)));
    found.addAll(currency(command.currency()));
    found.addAll(problems(command.settings()));
    return found;
  }

  private static List<TenantProblem> currency(String currency) {
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
      return List.of(
          new TenantProblem(
              "currency", "currency_invalid", "not a currency of ISO 4217: " + currency));
    }
    if (CardMoney.isTaken(currency)) {
      return List.of();
    }
    var refusal = CardMoney.currencyNotTaken(currency);
    return List.of(new TenantProblem("currency", refusal.code(), refusal.detail()));
  }

  static boolean isHost(String host) {
    return HOST.matcher(host).matches();
  }

  static List<TenantProblem> host(String host) {
    return unless(
        isHost(host),
        "hosts",
        "host_invalid",
        "a host name has 1 to 253 letters, digits, dots and hyphens, with its port where that is not"
            + " the usual one");
  }

  static List<TenantProblem> name(String name) {
    return unless(
        isLine(name, LONGEST_NAME),
        "name",
        "name_invalid",
        "an operator's name has 1 to 80 characters");
  }

  static List<TenantProblem> reason(String reason) {
    return unless(
        isLine(reason, LONGEST_REASON),
        "reason",
        "reason_invalid",
        "a reason has 1 to 200 characters");
  }

  private static boolean isLine(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  static List<TenantProblem> limits(TenantLimits limits) {
    return unless(
        Stream.of(limits.hotspots(), limits.customers(), limits.sessions())
            .allMatch(CheckTenant::isLimit),
        "limits",
        "limit_invalid",
        "a limit is 0 or more, or none");
  }

  private static boolean isLimit(@Nullable Integer limit) {
    return limit == null || limit >= 0;
  }

  static List<TenantProblem> problems(TenantSettings settings) {
    var found = new ArrayList<TenantProblem>();
    found.addAll(
        unless(
            within(settings.guestBonusBytes(), 0, LARGEST_BONUS)
                && within(settings.ownerBonusBytes(), 0, LARGEST_BONUS)
                && within(settings.ownerBonusesPerDay(), 0, MOST_BONUSES_A_DAY)
                && within(settings.deviceBonusesPerDay(), 0, MOST_BONUSES_A_DAY)
                && within(settings.sliceBytes(), 1, LARGEST_SLICE),
            "settings",
            "settings_invalid",
            "a bonus has 0 to 2^50 bytes, a day 0 to 1,000,000 bonuses, a slice 1 to 2^40 bytes"));
    var country = settings.country();
    found.addAll(
        unless(
            country == null || country.isEmpty() || COUNTRIES.contains(country),
            "country",
            "country_invalid",
            "a country is two capitals of ISO 3166, such as NL"));
    var zone = settings.timeZone();
    found.addAll(
        unless(
            zone == null || zone.isEmpty() || ZONES.contains(zone),
            "timeZone",
            "time_zone_invalid",
            "a time zone is one of the IANA's, such as Europe/Amsterdam"));
    found.addAll(rules(Operators.rules(settings)));
    found.addAll(look(Operators.look(settings)));
    return found;
  }

  private static List<TenantProblem> rules(WelcomeRules rules) {
    return unless(
        within(rules.firstBytes(), 0, LARGEST_BONUS)
            && within(rules.firstMinutes(), 1, MOST_MINUTES)
            && within(rules.perHotspotADay(), 0, MOST_BONUSES_A_DAY)
            && within(rules.perAddressADay(), 0, MOST_BONUSES_A_DAY)
            && within(rules.perOperatorADay(), 0, MOST_BONUSES_A_DAY)
            && within(rules.ownerAfterBytes(), 0, LARGEST_BONUS),
        "welcome",
        "settings_invalid",
        "a first grant has 0 to 2^50 bytes and lasts 1 to 1,440 minutes, a day has 0 to 1,000,000"
            + " welcomes, an owner waits for 0 to 2^50 bytes");
  }

  static List<TenantProblem> look(TenantLook look) {
    if (!ACCENT.matcher(look.accent()).matches()) {
      return List.of(new TenantProblem("accent", "accent_invalid", "an accent is written #rrggbb"));
    }
    return unless(
        LOGO.matcher(look.logo()).matches() && look.logo().length() <= LONGEST_LOGO,
        "logo",
        "logo_invalid",
        "a logo is a data: address of a PNG, WebP or SVG, at most 8,000 long");
  }

  private static boolean within(long value, long least, long most) {
    return value >= least && value <= most;
  }

  private static List<TenantProblem> unless(
      boolean holds, String field, String code, String detail) {
    return holds ? List.of() : List.of(new TenantProblem(field, code, detail));
  }
}
