package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.hotspot.agent.Enforcement;
import byway.hotspot.agent.Enforcement.Admission;
import byway.hotspot.agent.Enforcement.Counters;
import byway.hotspot.protocol.MacAddress;
import byway.outside.network.Lab;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real packets of a client through the kernel's firewall to a server and back. */
class FirewallTest {
  /** A limit is used up to the last packet that fits. */
  private static final long PACKET = 1_500;

  /** Those of a cable that is none have up to 64 KB each. */
  private static final long A_FEW_PACKETS = 3 * 65_536;

  /** What a client may bring from the garden in a day. */
  private static final long GARDEN = 1_000_000;

  private static Lab lab;
  private static Server server;
  private static MacAddress mac;

  private final UUID session = UUID.randomUUID();
  private Nft nft;
  private NftEnforcement firewall;

  @BeforeAll
  static void open() {
    var hindrance = Lab.hindrance();
    assumeTrue(hindrance.isEmpty(), () -> "real packets are not tried: " + hindrance.get());
    lab = Lab.open();
    lab.addressClient();
    mac = MacAddress.parse(lab.clientMac());
    server = new Server(lab.internet);
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      server.close();
      lab.close();
    }
  }

  @BeforeEach
  void makeRules() {
    nft = lab.hotspot.within(Nft::new);
    nft.run("table inet byway { }\ndelete table inet byway");
    firewall = firewall(7);
  }

  private NftEnforcement firewall(int generation) {
    return new NftEnforcement(
        nft,
        new Ruleset("lan", "wan", 8088, generation, false, GARDEN),
        Thread.ofVirtual().factory());
  }

  @AfterEach
  void leave() {
    firewall.close();
    nft.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Lab.INTERNET, Lab.INTERNET_IPV6})
  void who_is_not_admitted_gets_nowhere(String address) {
    assertThat(server.answers(lab.client, address)).isFalse();
    Wait.until("the stranger is noticed", () -> new KernelState(nft).strangers().contains(mac));
  }

  @ParameterizedTest
  @ValueSource(strings = {Lab.INTERNET, Lab.INTERNET_IPV6})
  void who_is_admitted_gets_exactly_what_the_limit_allows(String address) {
    admit(1_000_000);
    try (var download = server.download(lab.client, address)) {
      usedUp(1_000_000);
      assertThat(download.untilItStalls()).isBetween(900_000L, counted());
    }
  }

  @Test
  void a_limit_that_is_raised_lets_the_same_connection_go_on() {
    admit(500_000);
    try (var download = server.download(lab.client, Lab.INTERNET)) {
      usedUp(500_000);
      long first = download.came();
      admit(2_000_000);
      usedUp(2_000_000);
      admit(3_000_000);
      usedUp(3_000_000);
      Wait.until("the rest has come", () -> download.came() > first + 2_000_000);
    }
  }

  @Test
  void a_limit_that_is_raised_in_time_is_never_felt() {
    admit(100_000);
    try (var download = server.download(lab.client, Lab.INTERNET)) {
      for (long limit = 200_000; limit <= 10_000_000; limit += 100_000) {
        admit(limit);
      }
      usedUp(10_000_000);
    }
  }

  @Test
  void the_counters_are_those_of_each_way() throws IOException {
    admit(10_000_000);
    try (var upload = server.upload(lab.client, Lab.INTERNET, 3_000_000)) {
      Wait.until("all of it has gone up", () -> counters().bytesUp() > 3_000_000);
      assertThat(counters().bytesUp()).isLessThan(3_300_000);
      assertThat(counters().bytesDown()).isBetween(1L, 1_000_000L);
    }
  }

  @Test
  void the_next_agent_finds_rules_and_counters_as_they_are() {
    admit(500_000);
    try (var download = server.download(lab.client, Lab.INTERNET)) {
      usedUp(500_000);
      download.untilItStalls();
      long before = counted();
      firewall.close();
      firewall = firewall(8);
      assertThat(firewall.generation()).isEqualTo(7);
      assertThat(counted()).isEqualTo(before);
      admit(1_000_000);
      usedUp(1_000_000);
    }
    firewall.forget(session);
    assertThat(firewall.counters()).isEmpty();
    assertThat(server.answers(lab.client, Lab.INTERNET)).isFalse();
  }

  @Test
  void the_walled_garden_is_open_and_free() {
    nft.run("add element inet byway garden4 { " + Lab.INTERNET + " }");
    assertThat(server.answersAt(lab.client, Lab.INTERNET, 80)).isTrue();
    assertThat(server.answers(lab.client, Lab.INTERNET)).isFalse();
    admit(1_000_000);
    firewall.walledGarden(mac);
    assertThat(server.answersAt(lab.client, Lab.INTERNET, 80)).isTrue();
    assertThat(server.answers(lab.client, Lab.INTERNET)).isFalse();
    assertThat(counted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_garden_is_bounded_and_the_portal_is_not(boolean signedIn) {
    nft.run("add element inet byway garden4 { " + Lab.INTERNET + " }");
    if (signedIn) {
      admit(500_000);
    }
    try (var download = server.download(lab.client, Lab.INTERNET, 80)) {
      assertThat(download.untilItStalls())
          .isBetween(GARDEN * 9 / 10, GARDEN + A_FEW_PACKETS + (signedIn ? 500_000 : 0));
      if (signedIn) {
        usedUp(500_000);
      }
    }
    assertThat(server.answersAt(lab.client, Lab.INTERNET, 80)).isFalse();
    nft.run("add element inet byway always4 { " + Lab.INTERNET + " }");
    try (var download = server.download(lab.client, Lab.INTERNET, 80)) {
      Wait.until("the portal is still there", () -> download.came() > 3 * GARDEN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.20.30.40",
        "100.64.0.1",
        "169.254.9.9",
        "172.16.0.9",
        "192.168.1.1",
        "198.18.0.1",
        "fd00:1::1",
        "64:ff9b::a14:1e28",
        "2002:a14:1e28::1"
      })
  void what_is_not_the_internet_is_out_of_reach_signed_in_or_not_and_by_the_garden(String address) {
    boolean isIpv6 = address.indexOf(':') >= 0;
    var there = address + (isIpv6 ? "/128" : "/32");
    if (isIpv6) {
      lab.internet.run("ip", "-6", "address", "add", there, "dev", "net", "nodad");
    } else {
      lab.internet.run("ip", "address", "add", there, "dev", "net");
    }
    try {
      assertThat(server.answers(lab.client, address)).as("before").isFalse();
      admit(1_000_000);
      assertThat(server.answers(lab.client, Lab.INTERNET)).as("the internet").isTrue();
      assertThat(server.answers(lab.client, address)).as("signed in").isFalse();
      var six = isIpv6 ? "6 { " : "4 { ";
      nft.run("add element inet byway garden" + six + address + " }");
      assertThat(server.answersAt(lab.client, address, 80)).as("in the garden").isFalse();
      nft.run("add element inet byway always" + six + address + " }");
      assertThat(server.answersAt(lab.client, address, 80)).as("the portal").isTrue();
      assertThat(server.answers(lab.client, address)).as("its other ports").isFalse();
      firewall.allow(List.of(Range.of(there)));
      assertThat(server.answers(lab.client, address)).as("allowed").isTrue();
    } finally {
      lab.internet.run("ip", "address", "delete", there, "dev", "net");
    }
  }

  @Test
  void the_hotspot_itself_is_its_pages_and_no_more_at_any_of_its_addresses() throws IOException {
    admit(1_000_000);
    for (var address : List.of(Lab.GATEWAY, "192.0.2.2", Lab.GATEWAY_IPV6, "2001:db8::2")) {
      try (var open = lab.hotspot.within(() -> new ServerSocket(2222));
          var pages = lab.hotspot.within(() -> new ServerSocket(8088))) {
        assertThat(open.isBound()).isTrue();
        assertThat(server.connects(lab.client, address, 2222)).as(address).isFalse();
        assertThat(server.connects(lab.client, address, pages.getLocalPort())).isTrue();
      }
    }
  }

  @Test
  void rules_of_another_edition_are_not_taken_over() {
    admit(500_000);
    firewall.close();
    nft.run("delete set inet byway edition" + Ruleset.EDITION);
    firewall = firewall(8);
    assertThat(firewall.generation()).isEqualTo(8);
    assertThat(firewall.counters()).isEmpty();
  }

  @Test
  void a_rate_limit_slows_and_does_not_cut() {
    firewall.admit(new Admission(mac, session, 10_000_000, 10_000_000, 8_000));
    try (var download = server.download(lab.client, Lab.INTERNET)) {
      Wait.until("two megabytes have come", () -> download.came() > 2_000_000);
    }
    firewall.admit(new Admission(mac, session, 10_000_000, 10_000_000, 0));
    assertThat(server.answers(lab.client, Lab.INTERNET)).isTrue();
  }

  @Test
  void with_leases_a_client_can_use_no_address_but_its_own() {
    firewall.close();
    nft.run("delete table inet byway");
    firewall =
        new NftEnforcement(
            nft, new Ruleset("lan", "wan", 8088, 9, true, GARDEN), Thread.ofVirtual().factory());
    admit(1_000_000);
    assertThat(server.answers(lab.client, Lab.INTERNET)).isFalse();
    firewall.leases(Map.of(mac, Set.of("10.77.0.9")));
    assertThat(server.answers(lab.client, Lab.INTERNET)).isTrue();
  }

  @Test
  void the_agent_hears_of_a_limit_and_of_a_stranger() {
    Set<Object> heard = ConcurrentHashMap.newKeySet();
    firewall.listen(
        new Enforcement.Listener() {
          @Override
          public void noticed(UUID sessionId) {
            heard.add(sessionId);
          }

          @Override
          public void blocked(MacAddress client) {
            heard.add(client);
          }
        });
    assertThat(server.answers(lab.client, Lab.INTERNET)).isFalse();
    Wait.until("the stranger is heard of", () -> heard.contains(mac));
    firewall.admit(new Admission(mac, session, 300_000, 100_000, 0));
    try (var download = server.download(lab.client, Lab.INTERNET)) {
      download.untilItStalls();
      Wait.until("the limit is heard of", () -> heard.contains(session));
    }
  }

  private void admit(long limitBytes) {
    firewall.admit(new Admission(mac, session, limitBytes, limitBytes, 0));
  }

  /** To the last packet that fits, and not one byte beyond. */
  private void usedUp(long limitBytes) {
    Wait.until(limitBytes + " bytes are used", () -> counted() > limitBytes - PACKET);
    assertThat(counted()).isLessThanOrEqualTo(limitBytes);
  }

  private long counted() {
    return counters().totalBytes();
  }

  private Counters counters() {
    return Objects.requireNonNull(firewall.counters().get(session));
  }
}
