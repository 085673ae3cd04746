package byway.network.accesspoints.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.ProxiesBefore;
import byway.network.accesspoints.api.ProxyClaim;
import byway.network.accesspoints.api.ProxyProof;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.accesspoints.api.SetProxy;
import byway.network.accesspoints.api.TrustedProxies;
import byway.network.accesspoints.api.TrustedProxy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What who stands in front of access points, and staff who trust them, rely on. */
public class TrustedProxiesContract extends ContractTest<TrustedProxies> {
  private static final String ADDRESS = "192.0.2.7";

  private final UUID proxy = UUID.randomUUID();

  public TrustedProxiesContract() {
    super(TrustedProxies.class);
  }

  @Test
  void a_proxy_is_nobody_before_it_has_a_secret() {
    var set = set(proxy, "FreeRADIUS");
    assertThat(set.hasSecret()).isFalse();
    assertThat(ours.get(proxy)).isEqualTo(set);
    assertThat(ours.renewSecret(proxy).secret()).isNotEmpty();
    assertThat(ours.get(proxy).hasSecret()).isTrue();
  }

  @Test
  void a_proxy_proves_itself_by_secret_address_and_what_is_behind_it() {
    set(proxy, "FreeRADIUS");
    var secret = ours.renewSecret(proxy).secret();
    var accessPoint = accessPoint();
    assertThat(prove(secret, ADDRESS, accessPoint)).isEqualTo("not_behind_it");
    assertThat(ours.place(accessPoint, new ProxiesBefore(List.of(proxy))))
        .isEqualTo(ours.before(accessPoint));
    assertThat(prove(secret, ADDRESS, accessPoint)).isEqualTo("proven");
    assertThat(prove("another secret", ADDRESS, accessPoint)).isEqualTo("wrong_secret");
    assertThat(prove(secret, "198.51.100.1", accessPoint)).isEqualTo("wrong_address");
    assertThat(ours.behind(proxy, 10, null).items()).containsExactly(accessPoint);
    assertThat(ours.get(proxy).accessPoints()).isEqualTo(1);
    ours.renewSecret(proxy);
    assertThat(prove(secret, ADDRESS, accessPoint)).isEqualTo("wrong_secret");
  }

  @Test
  void proxies_are_listed_by_name_and_trusted_no_more_when_they_are_removed() {
    var second = set(UUID.randomUUID(), "two");
    var first = set(proxy, "one");
    assertThat(ours.list()).containsExactly(first, second);
    ours.remove(proxy);
    ours.remove(proxy);
    assertThat(ours.list()).containsExactly(second);
    notFound(() -> ours.get(proxy));
    assertThat(prove("", ADDRESS, UUID.randomUUID())).isEqualTo("not_a_proxy");
  }

  @Test
  void what_cannot_be_a_proxy_is_refused() {
    refused("name_invalid", () -> set(proxy, ""));
    refused("range_invalid", () -> ours.set(command(proxy, "one", "no range")));
    for (int i = 0; i < 20; i++) {
      set(UUID.randomUUID(), "proxy " + i);
    }
    refused("too_many_proxies", () -> set(proxy, "one more"));
    assertThat(ours.list()).hasSize(20);
  }

  @Test
  void what_nobody_made_is_not_found() {
    everythingIsNotFound(ours);
  }

  @Test
  void another_operators_proxies_are_not_found() {
    set(proxy, "FreeRADIUS");
    everythingIsNotFound(others);
    assertThat(others.list()).isEmpty();
    others.remove(proxy);
    assertThat(ours.list()).hasSize(1);
  }

  private void everythingIsNotFound(TrustedProxies proxies) {
    notFound(() -> proxies.get(proxy));
    notFound(() -> proxies.renewSecret(proxy));
  }

  private TrustedProxy set(UUID id, String name) {
    return ours.set(command(id, name, ADDRESS + "/32"));
  }

  private static SetProxy command(UUID id, String name, String range) {
    return new SetProxy(id, name, List.of(range), true, false);
  }

  private UUID accessPoint() {
    var id = UUID.randomUUID();
    neighbour(AccessPoints.class)
        .set(
            new SetAccessPoint(
                id, List.of(), "bar", Dialect.GENERIC, Direction.INPUT_IS_UPLOAD, true, ""));
    return id;
  }

  private String prove(String secret, String from, UUID accessPoint) {
    return switch (ours.prove(new ProxyClaim(proxy, secret, from, accessPoint))) {
      case ProxyProof.Proven proven -> "proven";
      case ProxyProof.NotProven(var why) -> why;
    };
  }
}
