package byway.operations.tenants;

import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.store.OpenAct;
import byway.kit.store.Tx;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantChanged;
import byway.operations.tenants.api.TenantHost;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantProblem;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(TenantsEndpoint.class)
class TenantsEndpoint implements Tenants {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,30}");
  private static final Pattern CURSOR = Pattern.compile("[a-z0-9-]{0,31}");

  private final TenantsStore store;
  private final InstantSource clock;

  TenantsEndpoint(TenantsStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Tenant byHost(String host) {
    return found(
        CheckTenant.isHost(host) ? store.read(tx -> Operators.byHost(tx, host)) : Optional.empty());
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
    if (PlatformRealm.is(id)) {
      return PlatformRealm.TENANT;
    }
    if (PlatformRealm.is(id)) {
      return PlatformRealm.TENANT;
    }
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
  public Page<Tenant> find(ListRequest asked) {
    var query = OperatorColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> Operators.find(tx, query));
  }

  @Override
  public List<TenantProblem> check(CreateTenant command) {
    var problems = new ArrayList<>(CheckTenant.problems(command));
    problems.addAll(store.read(tx -> TakenNames.problems(tx, command)));
    return problems;
  }

  @Override
  public Tenant create(CreateTenant command) {
    CheckTenant.refuse(CheckTenant.problems(command));
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
    CheckTenant.refuse(CheckTenant.problems(settings));
    return changed(id, null, now -> Revised.left(settings, now));
  }

  @Override
  public Tenant revise(UUID id, ReviseSettings command) {
    Owners.checkOperator(id);
    var name = command.name();
    if (name != null) {
      CheckTenant.refuse(CheckTenant.name(name));
    }
    CheckTenant.refuse(CheckTenant.problems(command.to()));
    return changed(id, name, now -> Revised.of(command, now));
  }

  private Tenant changed(UUID id, @Nullable String name, UnaryOperator<TenantSettings> change) {
    return store.write(
        tx -> {
          var now = found(Operators.lock(tx, id)).settings();
          var next = change.apply(now);
          OpenAct.changed(now, next);
          if (!Operators.change(tx, id, name, next)) {
            throw Refusal.notFound("the operator");
          }
          tx.publish(new TenantChanged(id));
          return Operators.byId(tx, id).orElseThrow();
        });
  }

  @Override
  public Tenant changeLook(UUID id, ChangeLook command) {
    Owners.checkOperator(id);
    CheckTenant.refuse(CheckTenant.name(command.name()));
    CheckTenant.refuse(CheckTenant.look(command.look()));
    return store.write(
        tx -> {
          if (!Operators.changeLook(tx, id, command)) {
            throw Refusal.notFound("the operator");
          }
          tx.publish(new TenantChanged(id));
          return Operators.byId(tx, id).orElseThrow();
        });
  }

  @Override
  public Tenant addHost(UUID id, TenantHost command) {
    CheckTenant.refuse(CheckTenant.host(command.host()));
    return altered(id, (tx, now) -> Hosts.add(tx, now, command.host()));
  }

  @Override
  public Tenant removeHost(UUID id, String host) {
    return altered(id, (tx, now) -> Hosts.remove(tx, id, host));
  }

  @Override
  public Tenant suspend(UUID id, Suspend command) {
    CheckTenant.refuse(CheckTenant.reason(command.reason()));
    return altered(id, (tx, now) -> Standing.suspend(tx, now, command, clock.instant()));
  }

  @Override
  public Tenant resume(UUID id) {
    return altered(id, (tx, now) -> Standing.resume(tx, id));
  }

  @Override
  public Tenant limit(UUID id, TenantLimits limits) {
    CheckTenant.refuse(CheckTenant.limits(limits));
    return altered(
        id,
        (tx, now) -> {
          OpenAct.changed(Objects.requireNonNullElse(now.limits(), TenantLimits.NONE), limits);
          return Standing.limit(tx, id, limits);
        });
  }

  /** A change of one operator; says whether there was anything to change. */
  private interface Alteration {
    boolean in(Tx tx, Tenant now);
  }

  private Tenant altered(UUID id, Alteration alteration) {
    return store.write(
        tx -> {
          if (alteration.in(tx, found(Operators.lock(tx, id)))) {
            tx.publish(new TenantChanged(id));
          }
          return Operators.byId(tx, id).orElseThrow();
        });
  }

  private static Tenant found(Optional<Tenant> tenant) {
    return tenant.orElseThrow(() -> Refusal.notFound("the operator"));
  }
}
