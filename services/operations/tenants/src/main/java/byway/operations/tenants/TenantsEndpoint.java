package byway.operations.tenants;

import byway.contracts.tenants.CreateTenant;
import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.TenantChanged;
import byway.contracts.tenants.TenantSettings;
import byway.contracts.tenants.Tenants;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(TenantsEndpoint.class)
class TenantsEndpoint implements Tenants {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,30}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\[\\]:-]{1,253}");
  private static final int MOST_HOSTS = 20;
  private static final long LARGEST_SLICE = 1L << 40;

  private final TenantsStore store;

  TenantsEndpoint(TenantsStore store) {
    this.store = store;
  }

  @Override
  public Tenant byHost(String host) {
    return found(store.read(tx -> Operators.byHost(tx, host)));
  }

  @Override
  public Tenant bySlug(String slug) {
    return found(store.read(tx -> Operators.bySlug(tx, slug)));
  }

  @Override
  public Tenant get(UUID id) {
    return found(store.read(tx -> Operators.byId(tx, id)));
  }

  @Override
  public Page<Tenant> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? "" : cursor;
    return store.read(tx -> Page.of(Operators.after(tx, after, most + 1), most, Tenant::slug));
  }

  @Override
  public Tenant create(CreateTenant command) {
    check(command);
    return store.write(
        tx -> {
          var known = Operators.byId(tx, command.id());
          if (known.isPresent()) {
            return known.get();
          }
          add(tx, command);
          tx.publish(new TenantChanged(command.id()));
          return Operators.byId(tx, command.id()).orElseThrow();
        });
  }

  private static void add(Tx tx, CreateTenant command) {
    if (!Operators.add(tx, command)) {
      throw Refusal.conflict("slug_taken", "another operator is called " + command.slug());
    }
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
    return store.write(
        tx -> {
          if (!Operators.change(tx, id, settings)) {
            throw Refusal.notFound("the operator");
          }
          tx.publish(new TenantChanged(id));
          return Operators.byId(tx, id).orElseThrow();
        });
  }

  private static void check(CreateTenant command) {
    if (!SLUG.matcher(command.slug()).matches()) {
      throw Refusal.invalid("slug_invalid", "2 to 31 of a-z, 0-9 and -, beginning with a letter");
    }
    if (command.name().isBlank() || command.name().length() > 80) {
      throw Refusal.invalid("name_invalid", "an operator's name has 1 to 80 characters");
    }
    if (command.hosts().size() > MOST_HOSTS
        || !command.hosts().stream().allMatch(host -> HOST.matcher(host).matches())) {
      throw Refusal.invalid("host_invalid", "at most " + MOST_HOSTS + " host names");
    }
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(currency -> currency.getCurrencyCode().equals(command.currency()))) {
      throw Refusal.invalid(
          "currency_invalid", "not a currency of ISO 4217: " + command.currency());
    }
    check(command.settings());
  }

  private static void check(TenantSettings settings) {
    if (settings.guestBonusBytes() < 0
        || settings.ownerBonusBytes() < 0
        || settings.ownerBonusesPerDay() < 0
        || settings.deviceBonusesPerDay() < 0
        || settings.sliceBytes() < 1
        || settings.sliceBytes() > LARGEST_SLICE) {
      throw Refusal.invalid(
          "settings_invalid", "no setting is negative, and a slice has 1 to 2^40 bytes");
    }
  }

  private static Tenant found(Optional<Tenant> tenant) {
    return tenant.orElseThrow(() -> Refusal.notFound("the operator"));
  }
}
