package byway.operations.tenants;

import byway.commerce.payments.api.CardMoney;
import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantChanged;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import byway.operations.tenants.api.WelcomeRules;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(TenantsEndpoint.class)
class TenantsEndpoint implements Tenants {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,30}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\[\\]:-]{1,253}");
  private static final Pattern CURSOR = Pattern.compile("[a-z0-9-]{0,31}");
  private static final Pattern ACCENT = Pattern.compile("(#[0-9a-fA-F]{6})?");
  private static final Pattern LOGO =
      Pattern.compile("(data:image/(png|webp|svg\\+xml);base64,[A-Za-z0-9+/]+={0,2})?");
  private static final int LONGEST_LOGO = 8_000;
  private static final int MOST_HOSTS = 20;
  private static final long LARGEST_SLICE = 1L << 40;

  /** As large as the largest pack: sums over a balance stay far from overflowing. */
  private static final long LARGEST_BONUS = 1L << 50;

  private static final int MOST_MINUTES = 1_440;
  private static final int MOST_BONUSES_A_DAY = 1_000_000;

  private final TenantsStore store;

  TenantsEndpoint(TenantsStore store) {
    this.store = store;
  }

  @Override
  public Tenant byHost(String host) {
    return found(
        HOST.matcher(host).matches()
            ? store.read(tx -> Operators.byHost(tx, host))
            : Optional.empty());
  }

  @Override
  public Tenant bySlug(String slug) {
    return found(
        SLUG.matcher(slug).matches()
            ? store.read(tx -> Operators.bySlug(tx, slug))
            : Optional.empty());
  }

  @Override
  public Tenant get(UUID id) {
    Owners.checkOperator(id);
    return found(store.read(tx -> Operators.byId(tx, id)));
  }

  @Override
  public Page<Tenant> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? "" : cursor;
    if (!CURSOR.matcher(after).matches()) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
    return store.read(tx -> Page.of(Operators.after(tx, after, most + 1), most, Tenant::slug));
  }

  @Override
  public Tenant create(CreateTenant command) {
    check(command);
    return store.write(
        tx -> {
          if (!Operators.add(tx, command)) {
            return Operators.byId(tx, command.id()).orElseThrow(() -> slugTaken(command));
          }
          addHosts(tx, command);
          tx.publish(new TenantChanged(command.id()));
          return Operators.byId(tx, command.id()).orElseThrow();
        });
  }

  private static Refusal slugTaken(CreateTenant command) {
    return Refusal.conflict("slug_taken", "another operator is called " + command.slug());
  }

  private static void addHosts(Tx tx, CreateTenant command) {
    int position = 0;
    for (var host : command.hosts()) {
      if (!Operators.addHost(tx, command.id(), host, position++)) {
        throw Refusal.conflict("host_taken", "another operator is at " + host);
      }
    }
  }

  @Override
  public Tenant change(UUID id, TenantSettings settings) {
    check(settings);
    return changed(id, null, now -> Revised.left(settings, now));
  }

  @Override
  public Tenant revise(UUID id, ReviseSettings command) {
    Owners.checkOperator(id);
    var name = command.name();
    if (name != null) {
      checkName(name);
    }
    check(command.to());
    return changed(id, name, now -> Revised.of(command, now));
  }

  private Tenant changed(UUID id, @Nullable String name, UnaryOperator<TenantSettings> change) {
    return store.write(
        tx -> {
          var now = found(Operators.lock(tx, id)).settings();
          if (!Operators.change(tx, id, name, change.apply(now))) {
            throw Refusal.notFound("the operator");
          }
          tx.publish(new TenantChanged(id));
          return Operators.byId(tx, id).orElseThrow();
        });
  }

  @Override
  public Tenant changeLook(UUID id, ChangeLook command) {
    Owners.checkOperator(id);
    checkName(command.name());
    check(command.look());
    return store.write(
        tx -> {
          if (!Operators.changeLook(tx, id, command)) {
            throw Refusal.notFound("the operator");
          }
          tx.publish(new TenantChanged(id));
          return Operators.byId(tx, id).orElseThrow();
        });
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > 80 || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid("name_invalid", "an operator's name has 1 to 80 characters");
    }
  }

  private static void check(CreateTenant command) {
    if (!SLUG.matcher(command.slug()).matches()) {
      throw Refusal.invalid("slug_invalid", "2 to 31 of a-z, 0-9 and -, beginning with a letter");
    }
    checkName(command.name());
    if (command.hosts().size() > MOST_HOSTS
        || !command.hosts().stream().allMatch(host -> HOST.matcher(host).matches())) {
      throw Refusal.invalid("host_invalid", "at most " + MOST_HOSTS + " host names");
    }
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(currency -> currency.getCurrencyCode().equals(command.currency()))) {
      throw Refusal.invalid(
          "currency_invalid", "not a currency of ISO 4217: " + command.currency());
    }
    if (!CardMoney.isTaken(command.currency())) {
      throw CardMoney.currencyNotTaken(command.currency());
    }
    check(command.settings());
  }

  private static void check(TenantSettings settings) {
    if (outside(settings.guestBonusBytes(), 0, LARGEST_BONUS)
        || outside(settings.ownerBonusBytes(), 0, LARGEST_BONUS)
        || outside(settings.ownerBonusesPerDay(), 0, MOST_BONUSES_A_DAY)
        || outside(settings.deviceBonusesPerDay(), 0, MOST_BONUSES_A_DAY)
        || outside(settings.sliceBytes(), 1, LARGEST_SLICE)) {
      throw Refusal.invalid(
          "settings_invalid",
          "a bonus has 0 to 2^50 bytes, a day 0 to 1,000,000 bonuses, a slice 1 to 2^40 bytes");
    }
    var country = settings.country();
    if (country != null && !country.isEmpty() && !COUNTRIES.contains(country)) {
      throw Refusal.invalid("country_invalid", "a country is two capitals of ISO 3166, such as NL");
    }
    check(Operators.rules(settings));
    check(Operators.look(settings));
  }

  private static void check(WelcomeRules rules) {
    if (outside(rules.firstBytes(), 0, LARGEST_BONUS)
        || outside(rules.firstMinutes(), 1, MOST_MINUTES)
        || outside(rules.perHotspotADay(), 0, MOST_BONUSES_A_DAY)
        || outside(rules.perAddressADay(), 0, MOST_BONUSES_A_DAY)
        || outside(rules.perOperatorADay(), 0, MOST_BONUSES_A_DAY)
        || outside(rules.ownerAfterBytes(), 0, LARGEST_BONUS)) {
      throw Refusal.invalid(
          "settings_invalid",
          "a first grant has 0 to 2^50 bytes and lasts 1 to 1,440 minutes, a day has 0 to 1,000,000"
              + " welcomes, an owner waits for 0 to 2^50 bytes");
    }
  }

  private static void check(TenantLook look) {
    if (!ACCENT.matcher(look.accent()).matches()) {
      throw Refusal.invalid("accent_invalid", "an accent is written #rrggbb");
    }
    if (!LOGO.matcher(look.logo()).matches() || look.logo().length() > LONGEST_LOGO) {
      throw Refusal.invalid(
          "logo_invalid", "a logo is a data: address of a PNG, WebP or SVG, at most 8,000 long");
    }
  }

  private static boolean outside(long value, long least, long most) {
    return value < least || value > most;
  }

  private static Tenant found(Optional<Tenant> tenant) {
    return tenant.orElseThrow(() -> Refusal.notFound("the operator"));
  }
}
