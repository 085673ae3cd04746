package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.Enforcement;
import byway.hotspot.agent.Enforcement.Admission;
import byway.hotspot.agent.Enforcement.Counters;
import byway.hotspot.protocol.MacAddress;
import byway.outside.network.Lab;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real packets of a client through the kernel's firewall to a server and back. */
class FirewallTest extends AtTheFirewall {
  /** A limit is used up to the last packet that fits. */
  private static final long PACKET = 1_500;

  /** Those of a cable that is none have up to 64 KB each. */
  private static final long A_FEW_PACKETS = 3 * 65_536;

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
    assertThat(server.answersAtLast(lab.client, Lab.INTERNET, 80)).isTrue();
    assertThat(server.answers(lab.client, Lab.INTERNET)).isFalse();
    admit(1_000_000);
    firewall.walledGarden(mac);
    assertThat(server.answersAtLast(lab.client, Lab.INTERNET, 80)).isTrue();
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
      assertThat(firewall.gardenBytes()).isBetween(GARDEN * 9 / 10, GARDEN + A_FEW_PACKETS);
    }
    assertThat(server.answersAt(lab.client, Lab.INTERNET, 80)).isFalse();
    nft.run("add element inet byway always4 { " + Lab.INTERNET + " }");
    try (var download = server.download(lab.client, Lab.INTERNET, 80)) {
      Wait.until("the portal is still there", () -> download.came() > 3 * GARDEN);
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
    assertThat(server.answersAtLast(lab.client, Lab.INTERNET)).isTrue();
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
    assertThat(server.answersAtLast(lab.client, Lab.INTERNET)).isTrue();
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
