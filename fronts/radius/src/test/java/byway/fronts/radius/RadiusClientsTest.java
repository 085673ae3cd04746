package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.radius.RadiusClients.By;
import byway.fronts.radius.RadiusClients.Found;
import byway.fronts.radius.RadiusClients.Nobody;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.testing.MovableClock;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Certificate;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.KnownAccessPoint;
import byway.network.accesspoints.api.Source;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RadiusClientsTest {
  private static final String HERE = "192.0.2.7";

  private final MovableClock clock = new MovableClock();
  private final Map<String, List<KnownAccessPoint>> registered = new HashMap<>();
  private final List<KnownAccessPoint> holders = new ArrayList<>();
  private int asked;

  /** Keeps what was registered in memory, as the service keeps it in tables. */
  private final AccessPoints accessPoints =
      (AccessPoints)
          Proxy.newProxyInstance(
              AccessPoints.class.getClassLoader(),
              new Class<?>[] {AccessPoints.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("ranges")) {
                  return registered.keySet().stream().map(address -> address + "/32").toList();
                }
                asked++;
                return switch (method.getName()) {
                  case "at" ->
                      registered.getOrDefault(((Source) arguments[0]).address(), List.of());
                  case "behind" ->
                      ((Certificate) arguments[0]).names().contains("known") ? holders : List.of();
                  default -> throw new AssertionError(method);
                };
              });

  private final RadiusClients radiusClients = new RadiusClients(accessPoints, clock);

  @Test
  void each_of_ten_behind_one_address_is_known_by_its_secret() throws Exception {
    for (int i = 0; i < 10; i++) {
      register("secret " + i, true);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(by(signed("secret " + i, HERE))).isEqualTo("secret " + i);
    }
    assertThat(signed("another", HERE)).isEqualTo(new Nobody("wrong_secret"));
  }

  @Test
  void strangers_use_up_nothing_that_those_need_who_have_proven_themselves() throws Exception {
    register("secret", true);
    assertThat(by(signed("secret", HERE))).isEqualTo("secret");
    clock.advance(Duration.ofMinutes(1));
    var outcomes = new ArrayList<Found>();
    for (int i = 0; i < 2_000; i++) {
      outcomes.add(signed("x", "10.0.%d.%d".formatted(i / 250, i % 250)));
    }
    assertThat(outcomes).contains(new Nobody("unknown_address"), new Nobody("too_many_unknown"));
    assertThat(by(signed("secret", HERE))).as("known, and asked about again").isEqualTo("secret");
  }

  @Test
  void all_that_are_behind_one_address_are_known_at_once_after_a_start() throws Exception {
    for (int i = 0; i < 30; i++) {
      register("secret " + i, true);
    }
    for (int i = 0; i < 600; i++) {
      var secret = "secret " + i % 30;
      assertThat(by(signed(secret, HERE, "shop " + i))).isEqualTo(secret);
    }
  }

  @Test
  void a_name_that_nobody_can_have_is_as_none() throws Exception {
    register("secret", true);
    for (var name : List.of("x".repeat(65), "x".repeat(253), "shop\0", "a\tb")) {
      assertThat(by(signed("secret", HERE, name))).isEqualTo("secret");
    }
    assertThat(asked).as("for one name, which is none").isEqualTo(1);
  }

  /** After a start nobody has proven anything yet, and the flood goes on. */
  @Test
  void a_flood_from_made_up_addresses_keeps_nobody_waiting_who_is_registered() throws Exception {
    for (int i = 0; i < 200; i++) {
      registered.put("192.0.2." + i, List.of(known("secret " + i, true)));
    }
    for (int i = 0; i < 10_000; i++) {
      signed("x", "10.%d.%d.1".formatted(i / 250, i % 250));
    }
    for (int i = 0; i < 200; i++) {
      assertThat(by(signed("secret " + i, "192.0.2." + i))).isEqualTo("secret " + i);
      signed("x", "10.77.1." + i);
    }
  }

  @Test
  void a_clock_that_is_set_back_a_year_keeps_nobody_unknown_for_a_year() throws Exception {
    clock.advance(Duration.ofDays(365));
    for (int i = 0; i < 2_000; i++) {
      signed("x", "10.0.%d.%d".formatted(i / 250, i % 250));
    }
    clock.advance(Duration.ofDays(-365));
    signed("x", "10.1.0.1");
    clock.advance(Duration.ofSeconds(1));
    registered.put(HERE, List.of(known("secret", true)));
    assertThat(by(signed("secret", HERE))).isEqualTo("secret");
    assertThat(signed("x", "10.1.0.2")).isEqualTo(new Nobody("unknown_address"));
  }

  @Test
  void one_source_uses_up_nothing_that_others_need_who_are_new() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      named("name " + i, "10.0.0.1");
    }
    assertThat(asked).as("questions of one source").isLessThan(50);
    register("secret", true);
    assertThat(by(signed("secret", HERE))).isEqualTo("secret");
  }

  @Test
  void who_asks_with_a_new_name_each_time_keeps_its_neighbours_at_that_address_known()
      throws Exception {
    register("secret", true);
    assertThat(by(signed("secret", HERE))).isEqualTo("secret");
    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 1_000; i++) {
      named("name " + i, HERE);
    }
    assertThat(by(signed("secret", HERE))).isEqualTo("secret");
  }

  @Test
  void an_unsigned_password_is_of_the_access_point_whose_secret_hides_it() throws Exception {
    register("another operator's", false);
    register("secret", false);
    register("third", true);
    for (int i = 0; i < 50; i++) {
      var found = unsigned("secret");
      assertThat(by(found)).isEqualTo("secret");
      assertThat(((By) found).speaker().isProven()).isFalse();
    }
    assertThat(unsigned("third")).isEqualTo(new Nobody("unsigned"));
  }

  @Test
  void a_certificate_that_may_be_of_two_operators_is_nobodys_until_that_is_known() {
    var certificates = new CertificateHolders(accessPoints, clock);
    holders.add(known("radsec", true));
    assertThat(certificates.find(List.of("known"), "", at(HERE))).isInstanceOf(By.class);
    holders.add(known("radsec", true));
    clock.advance(Duration.ofMinutes(1));
    assertThat(certificates.find(List.of("known"), "", at(HERE)))
        .isEqualTo(new Nobody("ambiguous_certificate"));
    assertThat(certificates.find(List.of("other"), "", at(HERE)))
        .isEqualTo(new Nobody("unknown_certificate"));
  }

  private void register(String secret, boolean signs) {
    registered.computeIfAbsent(HERE, at -> new ArrayList<>()).add(known(secret, signs));
  }

  private static KnownAccessPoint known(String secret, boolean signs) {
    return new KnownAccessPoint(
        UUID.randomUUID(),
        new AccessPoint(
            UUID.randomUUID(),
            List.of(HERE + "/32"),
            "",
            Dialect.GENERIC,
            Direction.INPUT_IS_UPLOAD,
            signs,
            "",
            secret));
  }

  private static String by(Found found) {
    return found instanceof By by ? by.speaker().accessPoint().secret() : found.toString();
  }

  private Found signed(String secret, String from) throws MalformedPacket {
    return signed(secret, from, "");
  }

  private Found signed(String secret, String from, String name) throws MalformedPacket {
    var bytes = packet(secret, name).bytes();
    return radiusClients.of(bytes, Wire.decode(bytes, bytes.length), at(from));
  }

  /** The Message-Authenticator, which comes first, cut out. */
  private Found unsigned(String secret) throws MalformedPacket {
    var all = packet(secret, "").bytes();
    var bytes = new byte[all.length - 18];
    System.arraycopy(all, 0, bytes, 0, 20);
    System.arraycopy(all, 38, bytes, 20, bytes.length - 20);
    bytes[2] = (byte) (bytes.length >> 8);
    bytes[3] = (byte) bytes.length;
    return radiusClients.of(bytes, Wire.decode(bytes, bytes.length), at(HERE));
  }

  private void named(String name, String from) throws MalformedPacket {
    var bytes = packet("not the secret", name).bytes();
    assertThat(radiusClients.of(bytes, Wire.decode(bytes, bytes.length), at(from)))
        .isInstanceOf(Nobody.class);
  }

  private static Wire.Outgoing packet(String secret, String name) {
    var authenticator = Wire.random();
    var attributes = new ArrayList<Attribute>();
    attributes.add(Attribute.of(Type.USER_NAME, "ann@example.com"));
    attributes.add(new Secret(secret).hide("a pleasant password", authenticator));
    if (!name.isEmpty()) {
      attributes.add(Attribute.of(Type.NAS_IDENTIFIER, name));
    }
    return Wire.request(Code.ACCESS_REQUEST, 1, authenticator, attributes, new Secret(secret));
  }

  private static InetAddress at(String address) {
    return InetAddress.ofLiteral(address);
  }
}
