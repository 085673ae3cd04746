package byway.network.accesspoints;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.accesspoints.ProxyRows.Row;
import byway.network.accesspoints.api.ProxiesBefore;
import byway.network.accesspoints.api.ProxyClaim;
import byway.network.accesspoints.api.ProxyProof;
import byway.network.accesspoints.api.ProxyProof.NotProven;
import byway.network.accesspoints.api.ProxyProof.Proven;
import byway.network.accesspoints.api.ProxySecret;
import byway.network.accesspoints.api.SetProxy;
import byway.network.accesspoints.api.TrustedProxies;
import byway.network.accesspoints.api.TrustedProxy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(TrustedProxiesEndpoint.class)
class TrustedProxiesEndpoint implements TrustedProxies {
  private final AccessPointsStore store;
  private final Secrets secrets;
  private final Ids ids;
  private final InstantSource clock;

  TrustedProxiesEndpoint(AccessPointsStore store, Secrets secrets, Ids ids, InstantSource clock) {
    this.store = store;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public TrustedProxy set(SetProxy command) {
    var checked = Checks.of(command);
    var tenant = Context.tenantId();
    return store.write(
        tx -> {
          ProxyRows.set(tx, tenant, checked);
          return find(tx, checked.proxyId()).proxy();
        });
  }

  private static Row find(Tx tx, UUID proxyId) {
    return ProxyRows.find(tx, proxyId).orElseThrow(() -> Refusal.notFound("the proxy"));
  }

  @Override
  public TrustedProxy get(UUID proxyId) {
    return store.read(tx -> find(tx, proxyId)).proxy();
  }

  @Override
  public List<TrustedProxy> list() {
    return store.read(ProxyRows::all).stream().map(Row::proxy).toList();
  }

  @Override
  public ProxySecret renewSecret(UUID proxyId) {
    var secretId = ids.next();
    int version = secrets.version();
    if (!store.write(tx -> ProxyRows.renewSecret(tx, proxyId, secretId, version))) {
      throw Refusal.notFound("the proxy");
    }
    return new ProxySecret(
        proxyId, secrets.ofProxy(version, Context.tenantId(), proxyId, secretId));
  }

  @Override
  public void remove(UUID proxyId) {
    store.change(tx -> ProxyRows.remove(tx, proxyId));
  }

  @Override
  public Page<UUID> behind(UUID proxyId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = Checks.cursor(cursor);
    return Page.of(
        store.read(tx -> ProxyRows.behind(tx, proxyId, after, most + 1)), most, UUID::toString);
  }

  @Override
  public ProxiesBefore place(UUID deviceId, ProxiesBefore command) {
    var tenant = Context.tenantId();
    var wanted = command.proxyIds().stream().distinct().toList();
    if (wanted.size() > ProxyRows.MOST) {
      throw Refusal.conflict(
          "too_many_proxies", "an operator has at most %d".formatted(ProxyRows.MOST));
    }
    return store.write(
        tx -> {
          if (Rows.find(tx, deviceId).isEmpty()) {
            throw Refusal.notFound("the access point");
          }
          ProxyRows.place(tx, tenant, deviceId, wanted);
          return new ProxiesBefore(ProxyRows.before(tx, deviceId));
        });
  }

  @Override
  public ProxiesBefore before(UUID deviceId) {
    return new ProxiesBefore(store.read(tx -> ProxyRows.before(tx, deviceId)));
  }

  @Override
  public ProxyProof prove(ProxyClaim claim) {
    var address = Checks.address(claim.address());
    var proof = store.read(tx -> prove(tx, claim, address));
    var now = clock.instant();
    if (proof instanceof Proven proven && !isNoted(proven, now)) {
      store.change(tx -> ProxyRows.noteUse(tx, claim.proxyId(), now));
    }
    return proof;
  }

  private static boolean isNoted(Proven proven, Instant now) {
    var usedAt = proven.proxy().usedAt();
    return usedAt != null && usedAt.plus(ProxyRows.NOTED_EVERY).isAfter(now);
  }

  private ProxyProof prove(Tx tx, ProxyClaim claim, String address) {
    var found = ProxyRows.find(tx, claim.proxyId());
    if (found.isEmpty()) {
      return new NotProven("not_a_proxy");
    }
    var secretId = found.get().secretId();
    if (secretId == null || !knows(claim, found.get().keyVersion(), secretId)) {
      return new NotProven("wrong_secret");
    }
    if (!ProxyRows.speaksFrom(tx, claim.proxyId(), address)) {
      return new NotProven("wrong_address");
    }
    var accessPoint = Rows.find(tx, claim.accessPointId());
    return accessPoint.isPresent() && ProxyRows.isBehind(tx, claim.proxyId(), claim.accessPointId())
        ? new Proven(found.get().proxy(), secrets.with(Context.tenantId(), accessPoint.get()))
        : new NotProven("not_behind_it");
  }

  /** Takes as long however much of it is right. */
  private boolean knows(ProxyClaim claim, int version, UUID secretId) {
    var secret = secrets.ofProxy(version, Context.tenantId(), claim.proxyId(), secretId);
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), claim.secret().getBytes(StandardCharsets.UTF_8));
  }
}
