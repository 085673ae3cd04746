package byway.network.accesspoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Certificate;
import byway.network.accesspoints.api.Certificates;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.KnownAccessPoint;
import byway.network.accesspoints.api.LastHeard;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.accesspoints.api.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPointsTest {
  private static final String SHA_256 = "0a".repeat(32);
  private static final String PRINTED = "0A:".repeat(31) + "0A";
  private static final String MAC = "02:00:00:00:00:01";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AccessPointsStore store = new AccessPointsStore(infrastructure.databases());
  static final AccessPointsEndpoint accessPoints =
      new AccessPointsEndpoint(
          store,
          new Secrets(new Keys("a secret of these tests, long enough")),
          infrastructure.clock);

  UUID tenant = UUID.randomUUID();
  final UUID device = infrastructure.ids.next();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void setting_it_again_keeps_its_secret_and_a_new_one_is_another() {
    var first = set(device, "198.51.100.7");
    assertThat(first.ranges()).containsExactly("198.51.100.7/32");
    assertThat(first.secret()).matches("[a-z2-9]{32}");
    var again = set(device, "198.51.100.0/28", "2001:db8::/32");
    assertThat(again.secret()).isEqualTo(first.secret());
    assertThat(again.ranges()).containsExactly("198.51.100.0/28", "2001:db8::/32");
    var renewed = infrastructure.as(tenant, () -> accessPoints.renewSecret(device));
    assertThat(renewed.secret()).isNotEqualTo(first.secret());
    assertThat(infrastructure.as(tenant, () -> accessPoints.get(device))).isEqualTo(renewed);
    assertThat(infrastructure.as(tenant, () -> accessPoints.list(10, null)).items())
        .contains(renewed);
  }

  @Test
  void they_are_found_by_where_they_speak_from_and_what_they_understand() {
    set(device, "198.51.100.7");
    var other = infrastructure.ids.next();
    set(other, "233.252.0.0/24");
    assertThat(found("address:198.51.100", "")).containsExactly(device);
    assertThat(found("", "-address")).containsExactly(other, device);
    assertThat(found("signs:true dialect:coovachilli", "address")).containsExactly(device, other);
    assertThat(found("dialect:generic", "")).isEmpty();
    assertThat(found("nas:*", "")).hasSize(2);
    assertThatThrownBy(() -> found("secret_number:1", ""))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("filter_field_unknown"));
  }

  private List<UUID> found(String filter, String sort) {
    var asked = new ListRequest(filter, sort, null, 10);
    return infrastructure.as(tenant, () -> accessPoints.find(asked)).items().stream()
        .map(AccessPoint::deviceId)
        .toList();
  }

  @Test
  void a_packet_is_of_the_closest_range_first_whosever_it_is() {
    var wide = set(device, "203.0.113.0/24");
    var mine = tenant;
    tenant = UUID.randomUUID();
    var close = set(infrastructure.ids.next(), "203.0.113.0/28");
    assertThat(at("203.0.113.9", ""))
        .containsExactly(new KnownAccessPoint(tenant, close), new KnownAccessPoint(mine, wide));
    assertThat(at("203.0.113.99", "")).containsExactly(new KnownAccessPoint(mine, wide));
    assertThat(at("203.0.114.9", "")).isEmpty();
  }

  @Test
  void who_has_no_address_of_its_own_is_known_by_the_name_it_gives() {
    var command =
        new SetAccessPoint(
            device,
            List.of("0.0.0.0/0"),
            "cafe-7",
            Dialect.MIKROTIK,
            Direction.INPUT_IS_DOWNLOAD,
            false,
            "192.0.2.1:3799");
    var named = infrastructure.as(tenant, () -> accessPoints.set(command));
    assertThat(at("8.8.8.8", "cafe-7")).containsExactly(new KnownAccessPoint(tenant, named));
    assertThat(at("8.8.8.8", "cafe-8")).isEmpty();
  }

  @Test
  void the_platform_knows_where_access_points_speak_from_but_not_what_is_nearly_everywhere() {
    set(device, "198.51.100.0/28", "2001:db8:5::/48", "10.0.0.0/15", "2001:db8::/47");
    var mine = tenant;
    tenant = UUID.randomUUID();
    set(infrastructure.ids.next(), "198.51.100.0/28", "198.51.100.16/32");
    assertThat(Context.platform().call(() -> accessPoints.ranges()))
        .contains("198.51.100.16/32", "2001:db8:5::/48")
        .doesNotContain("10.0.0.0/15", "2001:db8::/47")
        .containsOnlyOnce("198.51.100.0/28");
    assertThatThrownBy(
            () ->
                new Context(mine, Context.platform().trace(), Principal.ANONYMOUS)
                    .call(() -> accessPoints.ranges()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void nobody_but_the_platform_asks_for_all_operators() {
    assertThatThrownBy(
            () ->
                new Context(tenant, Context.platform().trace(), Principal.ANONYMOUS)
                    .call(() -> accessPoints.at(new Source("192.0.2.1", ""))))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "example.com", "10.0.0.0/7", "192.0.2.1/33", "::/15", "192.0.2.1/x", "1.2.3"})
  void what_is_no_range_is_refused(String range) {
    assertThatThrownBy(() -> set(device, range))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("range_invalid"));
  }

  @Test
  void who_holds_a_certificate_is_known_by_it_and_among_several_by_name() {
    var mine = set(device);
    assertThat(certify(device, "sha256 Fingerprint=" + PRINTED, "Shop.example.com").names())
        .containsExactlyInAnyOrder(SHA_256, "shop.example.com");
    assertThat(behind("any", SHA_256)).containsExactly(new KnownAccessPoint(tenant, mine));
    assertThat(behind(null, "0".repeat(64), "shop.example.com")).hasSize(1);
    assertThat(behind(null, "0".repeat(64))).isEmpty();
    var other = infrastructure.ids.next();
    var bar =
        infrastructure.as(
            tenant,
            () ->
                accessPoints.set(
                    new SetAccessPoint(
                        other,
                        List.of(),
                        "bar",
                        Dialect.GENERIC,
                        Direction.INPUT_IS_UPLOAD,
                        true,
                        "")));
    certify(other, SHA_256);
    assertThat(behind("bar", SHA_256)).containsExactly(new KnownAccessPoint(tenant, bar));
    assertThat(behind("any", SHA_256)).containsExactly(new KnownAccessPoint(tenant, mine));
    certify(device);
    assertThat(behind("any", SHA_256)).isEmpty();
    assertThat(behind(null, SHA_256)).hasSize(1);
  }

  @Test
  void a_certificate_is_of_one_operator_and_of_one_access_point_of_a_name() {
    set(device);
    var certificate = "%064x".formatted(7);
    certify(device, certificate);
    var second = infrastructure.ids.next();
    set(second);
    assertThatThrownBy(() -> certify(second, certificate))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("certificate_taken"));
    assertThat(behind("any", certificate)).hasSize(1); // it has connected by it
    tenant = UUID.randomUUID();
    set(device);
    refused("certificate_taken", () -> certify(device, certificate));
  }

  @Test
  void who_says_first_that_a_certificate_is_its_own_keeps_it_from_nobody_who_has_it() {
    var certificate = "%064x".formatted(8);
    var dnsName = "shop-%s.example.com".formatted(device);
    set(device);
    certify(device, dnsName, certificate); // so does whoever has read it
    tenant = UUID.randomUUID();
    var own = named(device, "a name of its own");
    certify(device, certificate);
    assertThat(behind("unheard of", certificate)).as("nothing tells").isEmpty();
    assertThat(behind("a name of its own", certificate, dnsName))
        .containsExactly(new KnownAccessPoint(tenant, own));
    assertThat(behind("", certificate, dnsName)).as("it is known whose it is").isEmpty();
  }

  @Test
  void a_name_in_a_certificate_counts_less_than_the_certificate_and_more_once_it_was_used() {
    var dnsName = "bar-%s.example.com".formatted(device);
    var certificate = "%064x".formatted(9);
    set(device);
    certify(device, dnsName);
    tenant = UUID.randomUUID();
    var own = set(device);
    certify(device, certificate);
    assertThat(behind("", certificate, dnsName)).containsExactly(new KnownAccessPoint(tenant, own));
    certify(device, certificate, dnsName);
    assertThat(behind("", "%064x".formatted(10), dnsName)).as("of either").hasSize(2);
    assertThat(behind("", certificate, dnsName)).containsExactly(new KnownAccessPoint(tenant, own));
    assertThat(behind("", "%064x".formatted(11), dnsName))
        .as("its next certificate")
        .containsExactly(new KnownAccessPoint(tenant, own));
  }

  @Test
  void a_name_that_would_make_two_of_one_certificate_alike_is_refused() {
    var certificate = "%064x".formatted(12);
    named(device, "one");
    certify(device, certificate);
    var second = infrastructure.ids.next();
    named(second, "two");
    certify(second, certificate);
    refused("certificate_taken", () -> named(second, "one"));
  }

  @Test
  void all_behind_one_address_are_found_and_one_too_many_is_told() {
    var all = new ArrayList<KnownAccessPoint>();
    for (int i = 0; i < 32; i++) {
      all.add(new KnownAccessPoint(tenant, set(infrastructure.ids.next(), "198.51.101.0/24")));
    }
    assertThat(at("198.51.101.7", "")).containsExactlyInAnyOrderElementsOf(all);
    refused("too_many_at_address", () -> set(device, "198.51.101.7"));
    refused("too_many_at_address", () -> set(device, "198.51.0.0/16"));
    set(device, "198.51.102.7");
    assertThat(at("198.51.101.7", "")).hasSize(32);
    tenant = UUID.randomUUID();
    set(device, "198.51.101.7");
    assertThat(at("198.51.101.7", "")).hasSize(33);
  }

  @Test
  void what_one_operator_sets_takes_no_place_of_anothers() {
    var mine = new KnownAccessPoint(tenant, set(device, "203.0.116.0/24"));
    for (int other = 0; other < 3; other++) {
      tenant = UUID.randomUUID();
      for (int i = 0; i < 12; i++) {
        set(infrastructure.ids.next(), "203.0.116.9");
        named(infrastructure.ids.next(), "MikroTik");
      }
    }
    assertThat(at("203.0.116.9", "MikroTik")).contains(mine).hasSize(1 + 3 * 24);
  }

  @Test
  void two_that_do_not_sign_and_cannot_be_told_apart_are_refused() {
    unsigned(device, "", "203.0.115.9");
    refused("not_told_apart", () -> unsigned(infrastructure.ids.next(), "x", "203.0.115.9"));
    unsigned(infrastructure.ids.next(), "", "203.0.115.0/24");
    set(infrastructure.ids.next(), "203.0.115.9");
    tenant = UUID.randomUUID();
    refused("not_told_apart", () -> unsigned(infrastructure.ids.next(), "", "203.0.115.9"));
    for (var overlapping : List.of("203.0.115.10", "203.0.115.0/25", "203.0.112.0/20")) {
      refused("not_told_apart", () -> unsigned(infrastructure.ids.next(), "", overlapping));
    }
    unsigned(infrastructure.ids.next(), "", "203.0.114.9");
    unsigned(infrastructure.ids.next(), "a name of its own", "203.0.115.0/25");
    unsigned(infrastructure.ids.next(), "another", "203.0.115.0/25");
  }

  private static void refused(String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private AccessPoint named(UUID id, String name) {
    return set(id, name, true, "0.0.0.0/0");
  }

  private AccessPoint unsigned(UUID id, String name, String range) {
    return set(id, name, false, range);
  }

  private AccessPoint set(UUID id, String name, boolean signs, String range) {
    var command =
        new SetAccessPoint(
            id, List.of(range), name, Dialect.GENERIC, Direction.INPUT_IS_UPLOAD, signs, "");
    return infrastructure.as(tenant, () -> accessPoints.set(command));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a name", "-----BEGIN", "x..y", "%", "AB:CD:é"})
  void what_is_no_certificate_is_refused(String name) {
    set(device);
    assertThatThrownBy(() -> certify(device, name))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("certificate_invalid"));
  }

  @Test
  void where_it_was_last_heard_is_kept_and_an_older_note_changes_nothing() {
    var now = Instant.parse("2026-11-01T12:00:00Z");
    var unknown = new LastHeard("192.0.2.1", false, "here", now);
    infrastructure.as(tenant, () -> hear(unknown)); // no access point: nothing is noted
    assertThatThrownBy(() -> infrastructure.as(tenant, () -> accessPoints.lastHeard(device)))
        .isInstanceOf(Refusal.class);
    set(device);
    var first = new LastHeard("192.0.2.7", false, "here", now);
    var second = new LastHeard("2001:db8::7", true, "there", now.plusSeconds(5));
    infrastructure.as(tenant, () -> hear(second));
    infrastructure.as(tenant, () -> hear(first));
    assertThat(infrastructure.as(tenant, () -> accessPoints.lastHeard(device))).isEqualTo(second);
  }

  private boolean hear(LastHeard heard) {
    accessPoints.hear(device, heard);
    return true;
  }

  private Certificates certify(UUID id, String... names) {
    return infrastructure.as(
        tenant, () -> accessPoints.certify(id, new Certificates(List.of(names))));
  }

  private static List<KnownAccessPoint> behind(@Nullable String nas, String... names) {
    return Context.platform().call(() -> accessPoints.behind(new Certificate(List.of(names), nas)));
  }

  private AccessPoint set(UUID id, String... ranges) {
    var command =
        new SetAccessPoint(
            id, List.of(ranges), "", Dialect.COOVACHILLI, Direction.INPUT_IS_UPLOAD, true, "");
    return infrastructure.as(tenant, () -> accessPoints.set(command));
  }

  private static List<KnownAccessPoint> at(String address, String name) {
    return Context.platform().call(() -> accessPoints.at(new Source(address, name)));
  }
}
