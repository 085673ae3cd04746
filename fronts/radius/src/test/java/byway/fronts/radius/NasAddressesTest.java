package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.radius.Secret;
import byway.kit.settings.Settings;
import byway.kit.testing.MovableClock;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.LastHeard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasAddressesTest {
  private final UUID tenant = UUID.randomUUID();
  private final UUID device = UUID.randomUUID();
  private final MovableClock clock = new MovableClock();
  private final BlockingQueue<LastHeard> notes = new LinkedBlockingQueue<>();
  private String orders = "";
  private LastHeard kept = new LastHeard("", false, "nobody", clock.instant());
  private int asked;

  /** Keeps one access point in memory, as the service keeps it in a table. */
  private final AccessPoints accessPoints =
      (AccessPoints)
          Proxy.newProxyInstance(
              AccessPoints.class.getClassLoader(),
              new Class<?>[] {AccessPoints.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "get" -> accessPoint();
                    case "lastHeard" -> {
                      asked++;
                      if (kept.process().equals("nobody")) {
                        throw Refusal.notFound("where it last spoke from");
                      }
                      yield kept;
                    }
                    case "hear" -> notes.add((LastHeard) arguments[1]);
                    default -> throw new AssertionError(method);
                  });

  private AccessPoint accessPoint() {
    return new AccessPoint(
        device,
        List.of(),
        "",
        Dialect.GENERIC,
        Direction.INPUT_IS_UPLOAD,
        true,
        orders,
        "a secret");
  }

  private NasAddresses process() {
    return new NasAddresses(
        accessPoints, Settings.read(Map.of()), clock, new SimpleMeterRegistry());
  }

  private String reached(NasAddresses by) {
    return Context.platform(tenant)
        .call(() -> by.find(device))
        .map(found -> ((UdpWay) found.way()).to().toString())
        .orElse("not");
  }

  private LastHeard heard(NasAddresses by, String address) throws InterruptedException {
    var speaker = new Speaker(tenant, accessPoint(), new Secret("a secret"));
    by.heard(speaker, InetAddress.ofLiteral(address), null);
    return Objects.requireNonNull(notes.poll(120, TimeUnit.SECONDS));
  }

  /** What was noted, by whom, minutes ago, over TLS or not, and where it takes orders. */
  @ParameterizedTest
  @CsvSource({
    "us,    1, false, '',             /192.0.2.7:3799",
    "us,    1, true,  '',             not",
    "us,    1, true,  192.0.2.9:1700, /192.0.2.9:1700",
    "us,    1, false, [2001:db8::9]:1, /[2001:db8:0:0:0:0:0:9]:1",
    "other, 1, false, '',             not",
    "other, 21, false, '',            /192.0.2.7:3799",
    "nobody, 1, false, 192.0.2.9:1700, not"
  })
  void one_that_this_process_has_not_heard(
      String who, int minutesAgo, boolean overTls, String ordersAt, String way) throws Exception {
    var us = heard(process(), "192.0.2.7").process();
    kept =
        new LastHeard(
            "192.0.2.7",
            overTls,
            who.equals("us") ? us : who,
            clock.instant().minus(Duration.ofMinutes(minutesAgo)));
    orders = ordersAt;
    assertThat(reached(process())).isEqualTo(way);
  }

  @Test
  void where_it_speaks_from_is_noted_when_that_changes_and_seldom_otherwise() throws Exception {
    var here = process();
    assertThat(heard(here, "192.0.2.7").address()).isEqualTo("192.0.2.7");
    var speaker = new Speaker(tenant, accessPoint(), new Secret("a secret"));
    for (int i = 0; i < 100; i++) {
      here.heard(speaker, InetAddress.ofLiteral("192.0.2.7"), null);
    }
    clock.advance(Speaker.SILENCE);
    assertThat(heard(here, "192.0.2.8").address()).isEqualTo("192.0.2.8");
    clock.advance(NasAddresses.NOTED_EVERY);
    assertThat(heard(here, "192.0.2.8").address()).isEqualTo("192.0.2.8");
    assertThat(notes).isEmpty();
    assertThat(reached(here)).isEqualTo("/192.0.2.8:3799");
    assertThat(asked).as("questions to the store").isZero();
  }

  @Test
  void a_packet_that_proves_nothing_does_not_move_it() throws Exception {
    var here = process();
    heard(here, "192.0.2.7");
    var anybody = new Speaker(tenant, accessPoint(), new Secret("a secret")).unproven();
    here.heard(anybody, InetAddress.ofLiteral("203.0.113.66"), null);
    assertThat(reached(here)).isEqualTo("/192.0.2.7:3799");
    assertThat(reached(process())).as("nor does it make it known").isEqualTo("not");
  }

  @Test
  void a_copy_of_its_own_packet_from_elsewhere_does_not_move_it() throws Exception {
    var here = process();
    heard(here, "192.0.2.7");
    var speaker = new Speaker(tenant, accessPoint(), new Secret("a secret"));
    for (int i = 0; i < 5; i++) {
      here.heard(speaker, InetAddress.ofLiteral("203.0.113.66"), null);
      assertThat(reached(here)).isEqualTo("/192.0.2.7:3799");
      clock.advance(Duration.ofMinutes(2));
      here.heard(speaker, InetAddress.ofLiteral("192.0.2.7"), null);
    }
  }

  @Test
  void one_that_was_silent_may_be_elsewhere_and_is_back_at_once() throws Exception {
    var here = process();
    heard(here, "192.0.2.7");
    clock.advance(Speaker.SILENCE);
    heard(here, "203.0.113.66");
    assertThat(reached(here)).isEqualTo("/203.0.113.66:3799");
    heard(here, "192.0.2.7");
    assertThat(reached(here)).isEqualTo("/192.0.2.7:3799");
  }

  @Test
  void nobody_is_asked_about_it_again_and_again() {
    var here = process();
    for (int i = 0; i < 100; i++) {
      assertThat(reached(here)).isEqualTo("not");
    }
    assertThat(asked).isEqualTo(1);
  }
}
