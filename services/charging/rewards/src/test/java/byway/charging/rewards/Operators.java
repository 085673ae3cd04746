package byway.charging.rewards;

import byway.contracts.tenants.ChangeLook;
import byway.contracts.tenants.CreateTenant;
import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.TenantSettings;
import byway.contracts.tenants.Tenants;
import byway.kit.values.Page;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Tenants, as far as rewards meets them: settings for all. */
final class Operators implements Tenants {
  final List<UUID> all = new CopyOnWriteArrayList<>();
  volatile TenantSettings settings = TenantSettings.USUAL;

  @Override
  public Tenant changeLook(UUID id, ChangeLook command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Tenant> list(int limit, @Nullable String cursor) {
    return new Page<>(all.stream().map(this::get).toList(), null);
  }

  @Override
  public Tenant get(UUID id) {
    return new Tenant(id, "t", "T", List.of(), "EUR", settings);
  }

  @Override
  public Tenant byHost(String host) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tenant bySlug(String slug) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tenant create(CreateTenant command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tenant change(UUID id, TenantSettings settings) {
    throw new UnsupportedOperationException();
  }
}
