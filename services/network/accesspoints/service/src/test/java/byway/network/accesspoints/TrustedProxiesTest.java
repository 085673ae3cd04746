package byway.network.accesspoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.ProxiesBefore;
import byway.network.accesspoints.api.ProxyClaim;
import byway.network.accesspoints.api.ProxyProof;
import byway.network.accesspoints.api.ProxyProof.NotProven;
import byway.network.accesspoints.api.ProxyProof.Proven;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.accesspoints.api.SetProxy;
import byway.network.accesspoints.api.TrustedProxy;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final String HERE = "192.0.2.7";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AccessPointsStore store = new AccessPointsStore(infrastructure.databases());
  static final Secrets secrets = new Secrets(new Keys("a secret of these tests, long enough"));
  static final AccessPointsEndpoint accessPoints =
      new AccessPointsEndpoint(store, secrets, infrastructure.clock);
  static final TrustedProxiesEndpoint proxies =
      new TrustedProxiesEndpoint(store, secrets, infrastructure.ids, infrastructure.clock);

  UUID tenant = UUID.randomUUID();
  final UUID proxy = infrastructure.ids.next();
  final UUID device = infrastructure.ids.next();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void anAccessPoint() {
    var command =
        new SetAccessPoint(
            device, List.of(), "", Dialect.GENERIC, Direction.INPUT_IS_UPLOAD, true, "");
    var unused = infrastructure.as(tenant, () -> accessPoints.set(command));
  }

  @Test
  void one_is_nobody_until_a_secret_was_made_and_by_the_last_one_alone() {
    assertThat(set(HERE).hasSecret()).isFalse();
    place(proxy);
    assertThat(prove("", HERE)).isEqualTo(new NotProven("wrong_secret"));
    var first = renew();
    assertThat(first).matches("[a-z2-9]{32}");
    assertThat(prove(first, HERE)).isInstanceOf(Proven.class);
    var second = renew();
    assertThat(prove(first, HERE)).isEqualTo(new NotProven("wrong_secret"));
    assertThat(prove(second, HERE)).isInstanceOf(Proven.class);
    assertThat(infrastructure.as(tenant, () -> proxies.get(proxy)).usedAt())
        .isEqualTo(infrastructure.clock.instant());
  }

  @Test
  void one_that_was_removed_and_made_again_has_another_secret_and_nothing_behind_it() {
    set(HERE);
    place(proxy);
    var old = renew();
    infrastructure.as(
        tenant,
        () -> {
          proxies.remove(proxy);
          return true;
        });
    assertThat(prove(old, HERE)).isEqualTo(new NotProven("not_a_proxy"));
    set(HERE);
    assertThat(renew()).isNotEqualTo(old);
    assertThat(infrastructure.as(tenant, () -> proxies.before(device)).proxyIds()).isEmpty();
  }

  @Test
  void it_speaks_from_its_addresses_for_what_is_behind_it_and_for_its_operator() {
    set("192.0.2.0/28", "2001:db8::/32");
    var secret = renew();
    assertThat(prove(secret, HERE)).isEqualTo(new NotProven("not_behind_it"));
    place(proxy);
    assertThat(prove(secret, HERE)).isInstanceOf(Proven.class);
    assertThat(prove(secret, "2001:db8::1")).isInstanceOf(Proven.class);
    assertThat(prove(secret, "192.0.2.16")).isEqualTo(new NotProven("wrong_address"));
    assertThat(infrastructure.as(tenant, () -> proxies.behind(proxy, 10, null)).items())
        .containsExactly(device);
    assertThat(infrastructure.as(tenant, () -> proxies.get(proxy)).accessPoints()).isEqualTo(1);
    tenant = UUID.randomUUID();
    anAccessPoint();
    assertThat(prove(secret, HERE)).isEqualTo(new NotProven("not_a_proxy"));
    refused("not_found", () -> place(proxy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.0.0.0/0", "::/0", "everywhere"})
  void addresses_that_say_nothing_are_refused(String range) {
    refused("range_invalid", () -> set(range));
  }

  @Test
  void past_twenty_is_refused_and_one_that_is_there_can_still_be_changed() {
    var last = new UUID[1];
    for (int i = 0; i < 20; i++) {
      last[0] = infrastructure.ids.next();
      set(last[0]);
    }
    refused("too_many_proxies", () -> set(HERE));
    assertThat(set(last[0]).proxyId()).isEqualTo(last[0]);
    assertThat(infrastructure.as(tenant, proxies::list)).hasSize(20);
  }

  private static void refused(String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private TrustedProxy set(String... ranges) {
    var command = new SetProxy(proxy, "Cellar", List.of(ranges), true, false);
    return infrastructure.as(tenant, () -> proxies.set(command));
  }

  private TrustedProxy set(UUID id) {
    var command = new SetProxy(id, "Cellar", List.of(HERE), true, false);
    return infrastructure.as(tenant, () -> proxies.set(command));
  }

  private String renew() {
    return infrastructure.as(tenant, () -> proxies.renewSecret(proxy)).secret();
  }

  private ProxiesBefore place(UUID... ids) {
    return infrastructure.as(tenant, () -> proxies.place(device, new ProxiesBefore(List.of(ids))));
  }

  private ProxyProof prove(String secret, String address) {
    var claim = new ProxyClaim(proxy, secret, address, device);
    return infrastructure.as(tenant, () -> proxies.prove(claim));
  }
}
