package byway.network.access;

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

/** Tenants, as far as access meets them: a list, two a page. */
final class Operators implements Tenants {
  private static final int PAGE = 2;

  final List<UUID> all = new CopyOnWriteArrayList<>();

  @Override
  public Tenant changeLook(UUID id, ChangeLook command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Tenant> list(int limit, @Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(from + PAGE, all.size());
    return new Page<>(
        all.subList(from, to).stream().map(this::get).toList(),
        to < all.size() ? Integer.toString(to) : null);
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
