package byway.operations.tenants.testing;

import byway.kit.context.Context;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.Suspension;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantHost;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantProblem;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operators that there are, in memory. Who acts for an operator has come through a front that
 * knew it, so that the operator of the context is there without a word.
 */
public final class KnownTenants implements Tenants {
  private final Map<UUID, Tenant> known = new LinkedHashMap<>();
  private TenantSettings usual = TenantSettings.USUAL;

  public KnownTenants(UUID... ids) {
    List.of(ids).forEach(this::add);
  }

  public synchronized void add(UUID id) {
    known.put(id, unnamed(id));
  }

  /** What all of them have set. */
  public synchronized void set(TenantSettings settings) {
    usual = SettingsOfTenants.whole(settings);
    known.replaceAll((id, tenant) -> with(tenant, usual));
  }

  @Override
  public synchronized Tenant get(UUID id) {
    if (PlatformRealm.is(id)) {
      return PlatformRealm.TENANT;
    }
    var tenant = known.get(id);
    if (tenant != null) {
      return tenant;
    }
    if (Context.isBound() && id.equals(Context.current().tenant())) {
      return unnamed(id);
    }
    throw Refusal.notFound("the operator");
  }

  private Tenant unnamed(UUID id) {
    var slug = "t" + id.toString().replace("-", "").substring(2);
    return new Tenant(id, slug, "One", List.of(), "EUR", usual);
  }

  /** One on each page, so that a caller who forgets to turn it is found out. */
  @Override
  public synchronized Page<Tenant> list(int limit, @Nullable String cursor) {
    int at = cursor == null ? 0 : Math.toIntExact(Page.number(cursor));
    var next = at + 1 < known.size() ? Integer.toString(at + 1) : null;
    return new Page<>(known.values().stream().skip(at).limit(1).toList(), next);
  }

  @Override
  public Tenant byHost(String host) {
    return found(tenant -> tenant.hosts().contains(host));
  }

  @Override
  public Tenant bySlug(String slug) {
    return found(tenant -> tenant.slug().equals(slug));
  }

  private synchronized Tenant found(Predicate<Tenant> isMeant) {
    return known.values().stream()
        .filter(isMeant)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("the operator"));
  }

  @Override
  public synchronized Tenant create(CreateTenant command) {
    SettingsOfTenants.check(command);
    var there = known.get(command.id());
    if (there != null) {
      return there;
    }
    for (var other : known.values()) {
      if (other.slug().equals(command.slug())) {
        throw Refusal.conflict("slug_taken", "another operator is called so");
      }
      if (other.hosts().stream().anyMatch(command.hosts()::contains)) {
        throw Refusal.conflict("host_taken", "another operator is there");
      }
    }
    return keep(
        new Tenant(
            command.id(),
            command.slug(),
            command.name(),
            command.hosts(),
            command.currency(),
            SettingsOfTenants.whole(command.settings())));
  }

  @Override
  public synchronized List<TenantProblem> check(CreateTenant command) {
    try {
      SettingsOfTenants.check(command);
    } catch (Refusal refusal) {
      return List.of(new TenantProblem("", refusal.code(), refusal.detail()));
    }
    return known.values().stream()
        .filter(other -> !other.id().equals(command.id()))
        .flatMap(other -> taken(other, command))
        .map(code -> new TenantProblem("", code, "another operator has it"))
        .toList();
  }

  private static Stream<String> taken(Tenant other, CreateTenant command) {
    return Stream.concat(
        Stream.of("slug_taken").filter(code -> other.slug().equals(command.slug())),
        command.hosts().stream().filter(other.hosts()::contains).map(host -> "host_taken"));
  }

  @Override
  public synchronized Tenant addHost(UUID id, TenantHost command) {
    SettingsOfTenants.checkHost(command.host());
    var tenant = there(id);
    if (tenant.hosts().contains(command.host())) {
      return tenant;
    }
    if (known.values().stream().anyMatch(other -> other.hosts().contains(command.host()))) {
      throw Refusal.conflict("host_taken", "another operator is there");
    }
    var hosts = new ArrayList<>(tenant.hosts());
    hosts.add(command.host());
    return keep(at(tenant, hosts));
  }

  @Override
  public synchronized Tenant removeHost(UUID id, String host) {
    var tenant = there(id);
    return keep(at(tenant, tenant.hosts().stream().filter(one -> !one.equals(host)).toList()));
  }

  @Override
  public synchronized Tenant suspend(UUID id, Suspend command) {
    if (command.reason().isBlank()) {
      throw Refusal.invalid("reason_invalid", "a reason is needed");
    }
    var tenant = there(id);
    var now = tenant.suspended();
    var suspension =
        now == null
            ? new Suspension(Instant.EPOCH, command.reason(), command.atOnce())
            : new Suspension(now.since(), now.reason(), now.atOnce() || command.atOnce());
    return keep(standing(tenant, suspension, tenant.limits()));
  }

  @Override
  public synchronized Tenant resume(UUID id) {
    var tenant = there(id);
    return keep(standing(tenant, null, tenant.limits()));
  }

  @Override
  public synchronized Tenant limit(UUID id, TenantLimits limits) {
    for (var limit : Arrays.asList(limits.hotspots(), limits.customers(), limits.sessions())) {
      if (limit != null && limit < 0) {
        throw Refusal.invalid("limit_invalid", "a limit is 0 or more, or none");
      }
    }
    var tenant = there(id);
    return keep(
        standing(tenant, tenant.suspended(), limits.equals(TenantLimits.NONE) ? null : limits));
  }

  /** By words alone: filters are tried where they are read. */
  @Override
  public synchronized Page<Tenant> find(ListRequest asked) {
    var found =
        known.values().stream()
            .filter(one -> (one.slug() + " " + one.name()).contains(asked.filter()))
            .sorted(Comparator.comparing(Tenant::slug))
            .toList();
    return new Page<>(found, null);
  }

  private static Tenant at(Tenant tenant, List<String> hosts) {
    return new Tenant(
        tenant.id(),
        tenant.slug(),
        tenant.name(),
        List.copyOf(hosts),
        tenant.currency(),
        tenant.settings(),
        tenant.suspended(),
        tenant.limits());
  }

  private static Tenant standing(
      Tenant tenant, @Nullable Suspension suspension, @Nullable TenantLimits limits) {
    return new Tenant(
        tenant.id(),
        tenant.slug(),
        tenant.name(),
        tenant.hosts(),
        tenant.currency(),
        tenant.settings(),
        suspension,
        limits);
  }

  @Override
  public synchronized Tenant change(UUID id, TenantSettings settings) {
    SettingsOfTenants.check(settings);
    var tenant = there(id);
    return keep(with(tenant, SettingsOfTenants.left(settings, tenant.settings())));
  }

  @Override
  public synchronized Tenant revise(UUID id, ReviseSettings command) {
    if (command.name() != null) {
      SettingsOfTenants.checkName(command.name());
    }
    SettingsOfTenants.check(command.to());
    var tenant = there(id);
    var settings = SettingsOfTenants.revised(command, tenant.settings());
    return keep(with(command.name() == null ? tenant : named(tenant, command.name()), settings));
  }

  @Override
  public synchronized Tenant changeLook(UUID id, ChangeLook command) {
    SettingsOfTenants.checkName(command.name());
    SettingsOfTenants.check(command.look());
    var tenant = named(there(id), command.name());
    return keep(with(tenant, tenant.settings().with(command.look())));
  }

  private Tenant there(UUID id) {
    return found(tenant -> tenant.id().equals(id));
  }

  private Tenant keep(Tenant tenant) {
    known.put(tenant.id(), tenant);
    return tenant;
  }

  private static Tenant named(Tenant tenant, String name) {
    return new Tenant(
        tenant.id(),
        tenant.slug(),
        name,
        tenant.hosts(),
        tenant.currency(),
        tenant.settings(),
        tenant.suspended(),
        tenant.limits());
  }

  private static Tenant with(Tenant tenant, TenantSettings settings) {
    return new Tenant(
        tenant.id(),
        tenant.slug(),
        tenant.name(),
        tenant.hosts(),
        tenant.currency(),
        settings,
        tenant.suspended(),
        tenant.limits());
  }
}
