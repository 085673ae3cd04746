package byway.operations.tenants.testing;

import byway.commerce.payments.api.CardMoney;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an operator can be and can set, and what a change of it leaves. */
final class SettingsOfTenants {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int MOST_HOSTS = 20;
  private static final int LONGEST_LOGO = 8_000;

  private SettingsOfTenants() {}

  static void check(CreateTenant command) {
    demand(command.slug().matches("(?!platform$)[a-z][a-z0-9-]{1,30}"), "slug_invalid");
    checkName(command.name());
    var hosts = command.hosts();
    demand(hosts.size() <= MOST_HOSTS, "host_invalid");
    hosts.forEach(SettingsOfTenants::checkHost);
    demand(
        Currency.getAvailableCurrencies().stream()
            .anyMatch(currency -> currency.getCurrencyCode().equals(command.currency())),
        "currency_invalid");
    demand(CardMoney.isTaken(command.currency()), "currency_not_taken");
    check(command.settings());
  }

  static void checkHost(String host) {
    demand(host.matches("[A-Za-z0-9.\\[\\]:-]{1,253}"), "host_invalid");
  }

  static void checkName(String name) {
    demand(
        !name.isBlank() && name.length() <= 80 && name.chars().noneMatch(Character::isISOControl),
        "name_invalid");
  }

  static void check(TenantSettings settings) {
    var rules = Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
    var amounts =
        List.of(
            settings.guestBonusBytes(),
            settings.ownerBonusBytes(),
            rules.firstBytes(),
            rules.ownerAfterBytes());
    var counts =
        List.of(
            settings.ownerBonusesPerDay(),
            settings.deviceBonusesPerDay(),
            rules.perHotspotADay(),
            rules.perAddressADay(),
            rules.perOperatorADay());
    demand(
        amounts.stream().allMatch(bytes -> bytes >= 0 && bytes <= 1L << 50)
            && counts.stream().allMatch(count -> count >= 0 && count <= 1_000_000)
            && settings.sliceBytes() >= 1
            && settings.sliceBytes() <= 1L << 40
            && rules.firstMinutes() >= 1
            && rules.firstMinutes() <= 1_440,
        "settings_invalid");
    var country = settings.country();
    demand(country == null || country.isEmpty() || COUNTRIES.contains(country), "country_invalid");
    var zone = settings.timeZone();
    demand(
        zone == null || zone.isEmpty() || ZoneId.getAvailableZoneIds().contains(zone),
        "time_zone_invalid");
    check(Objects.requireNonNullElse(settings.look(), TenantLook.USUAL));
  }

  static void check(TenantLook look) {
    demand(look.accent().matches("(#[0-9a-fA-F]{6})?"), "accent_invalid");
    demand(
        look.logo().length() <= LONGEST_LOGO
            && look.logo()
                .matches("(data:image/(png|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2})?"),
        "logo_invalid");
  }

  private static void demand(boolean holds, String code) {
    if (!holds) {
      throw Refusal.invalid(code, "this cannot be set");
    }
  }

  /** With all that is not said as it usually is. */
  static TenantSettings whole(TenantSettings settings) {
    return left(settings, TenantSettings.USUAL);
  }

  /** What a change does not say stays as it is now. */
  static TenantSettings left(TenantSettings to, TenantSettings now) {
    return settings(
        member -> member.apply(to),
        Objects.requireNonNullElse(to.look(), Objects.requireNonNull(now.look())),
        Objects.requireNonNullElse(to.welcome(), Objects.requireNonNull(now.welcome())),
        to.country() == null ? now.country() : to.country(),
        to.timeZone() == null ? now.timeZone() : to.timeZone());
  }

  /** What is the same before and after a revision stays as it is now. */
  static TenantSettings revised(ReviseSettings command, TenantSettings now) {
    var was = whole(command.was());
    var to = left(command.to(), now);
    return settings(
        member -> pick(member, was, to, now),
        pick(TenantSettings::look, was, to, now),
        pick(TenantSettings::welcome, was, to, now),
        Objects.equals(command.was().country(), command.to().country())
            ? now.country()
            : to.country(),
        Objects.equals(command.was().timeZone(), command.to().timeZone())
            ? now.timeZone()
            : to.timeZone());
  }

  private static <M extends @Nullable Object> M pick(
      Function<TenantSettings, M> member,
      TenantSettings was,
      TenantSettings to,
      TenantSettings now) {
    var wished = member.apply(to);
    return Objects.equals(member.apply(was), wished) ? member.apply(now) : wished;
  }

  /** Takes each number from where it comes from. */
  @FunctionalInterface
  private interface Numbers {
    Number of(Function<TenantSettings, Number> member);
  }

  private static TenantSettings settings(
      Numbers numbers,
      @Nullable TenantLook look,
      @Nullable WelcomeRules welcome,
      @Nullable String country,
      @Nullable String timeZone) {
    return new TenantSettings(
        numbers.of(TenantSettings::guestBonusBytes).longValue(),
        numbers.of(TenantSettings::ownerBonusBytes).longValue(),
        numbers.of(TenantSettings::ownerBonusesPerDay).intValue(),
        numbers.of(TenantSettings::deviceBonusesPerDay).intValue(),
        numbers.of(TenantSettings::sliceBytes).longValue(),
        look,
        welcome,
        country == null || country.isEmpty() ? null : country,
        timeZone == null || timeZone.isEmpty() ? null : timeZone);
  }
}
