package byway.operations.tenants.testing;

import byway.kit.values.Page;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The operators that there are, all with the same settings; any id can be asked for. */
public final class KnownTenants implements Tenants {
  private final List<UUID> ids;
  private volatile TenantSettings settings = TenantSettings.USUAL;

  public KnownTenants(UUID... ids) {
    this.ids = new CopyOnWriteArrayList<>(ids);
  }

  public void add(UUID id) {
    ids.add(id);
  }

  public void set(TenantSettings settings) {
    this.settings = settings;
  }

  @Override
  public Tenant get(UUID id) {
    return new Tenant(id, "one", "One", List.of(), "EUR", settings);
  }

  /** One on each page, so that a caller who forgets to turn it is found out. */
  @Override
  public Page<Tenant> list(int limit, @Nullable String cursor) {
    int at = cursor == null ? 0 : Integer.parseInt(cursor);
    var next = at + 1 < ids.size() ? Integer.toString(at + 1) : null;
    return new Page<>(ids.stream().skip(at).limit(1).map(this::get).toList(), next);
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

  @Override
  public Tenant revise(UUID id, ReviseSettings command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tenant changeLook(UUID id, ChangeLook command) {
    throw new UnsupportedOperationException();
  }
}
