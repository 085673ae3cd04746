package byway.people.notifications;

import byway.contracts.tenants.ChangeLook;
import byway.contracts.tenants.CreateTenant;
import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.TenantSettings;
import byway.contracts.tenants.Tenants;
import byway.kit.values.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list of tenants, one a page. */
record Operators(List<UUID> all) implements Tenants {
  @Override
  public Tenant changeLook(UUID id, ChangeLook command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Tenant> list(int limit, @Nullable String cursor) {
    int at = cursor == null ? 0 : Integer.parseInt(cursor);
    return new Page<>(
        List.of(get(all.get(at))), at + 1 < all.size() ? Integer.toString(at + 1) : null);
  }

  @Override
  public Tenant get(UUID id) {
    return new Tenant(id, "t", "T", List.of(), "EUR", TenantSettings.USUAL);
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
