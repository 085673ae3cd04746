package byway.fronts.devicelink;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.hotspot.protocol.Prospects.Prospect;
import byway.hotspot.protocol.ProtocolLimits;
import byway.hotspot.protocol.Snapshot.HeldSession;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hotspot with more clients than a message takes. */
class SessionOrdersForTest {
  private static final UUID DEVICE = UUID.randomUUID();
  private static final UUID CUSTOMER = UUID.randomUUID();

  private final List<Session> sessions =
      IntStream.range(0, 150)
          .mapToObj(
              i ->
                  new Session(
                      new UUID(1, i),
                      DEVICE,
                      "02:00:5e:10:01:%02x".formatted(i),
                      CUSTOMER,
                      Instant.EPOCH,
                      null,
                      null))
          .toList();

  private final SessionOrdersFor orders =
      new SessionOrdersFor(
          stub(Access.class, given -> sessions),
          stub(
              Charging.class,
              given -> ((List<?>) given[0]).stream().map(id -> meter((UUID) id)).toList()),
          stub(Balances.class, given -> new Balance(CUSTOMER, 1_000_000, 0, 0, 0)));

  @Test
  void all_of_them_are_told_what_is_left_and_what_they_may_use() {
    var prospects = orders.prospects(DEVICE);
    assertThat(prospects)
        .hasSize(3)
        .allMatch(one -> one.prospects().size() <= ProtocolLimits.ITEMS);
    assertThat(prospects.stream().flatMap(one -> one.prospects().stream()))
        .extracting(Prospect::sessionId)
        .containsExactlyElementsOf(sessions.stream().map(Session::id).toList());
    assertThat(prospects.stream().flatMap(one -> one.prospects().stream()))
        .extracting(Prospect::reachBytes)
        .containsOnly(1_000_030L);
    assertThat(orders.snapshots(DEVICE).stream().flatMap(one -> one.sessions().stream()))
        .extracting(HeldSession::sessionId)
        .containsExactlyElementsOf(sessions.stream().map(Session::id).toList());
  }

  private static Meter meter(UUID session) {
    return new Meter(session, CUSTOMER, DEVICE, 10, 20, 500_000, false);
  }

  private static <T> T stub(Class<T> contract, Function<Object[], Object> answer) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, given) -> answer.apply(given)));
  }
}
