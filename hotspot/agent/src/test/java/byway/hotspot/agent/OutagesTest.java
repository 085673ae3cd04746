package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MB;
import static byway.hotspot.agent.Bench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.AgentStatistics.Connection;
import byway.hotspot.protocol.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is lost, killed or overloaded, and made up for. */
class OutagesTest {
  private final Bench bench = new Bench();

  @Test
  void offline_it_serves_on_up_to_the_ceiling_and_settles_later() {
    var account = bench.serving(10 * MB);
    bench.uplink(false);
    assertThat(bench.agent.statistics().connection()).isEqualTo(Connection.OFFLINE);
    int before = bench.air.published;
    for (int hour = 0; hour < 20; hour++) {
      bench.client.download(MB);
      bench.loop.pass(Duration.ofMinutes(20));
    }
    assertThat(bench.client.passedBytes()).isEqualTo(10 * MB);
    assertThat(account.used()).isZero();
    assertThat(bench.air.published).as("nothing piles up").isEqualTo(before);
    bench.uplink(true);
    bench.seconds(20);
    assertThat(account.used()).isEqualTo(10 * MB);
  }

  @Test
  void a_killed_agent_goes_on_where_the_firewall_is() {
    var account = bench.serving(10 * MB);
    bench.client.download(2 * MB);
    bench.agent.crash();
    bench.loop.run();
    assertThat(bench.agent.statistics().connection()).isEqualTo(Connection.STOPPED);
    assertThat(bench.client.download(20 * MB)).as("the rules stand").isEqualTo(8 * MB);
    bench.started();
    assertThat(bench.session().usedBytes()).isEqualTo(10 * MB);
    bench.settle();
    assertThat(account.used()).isEqualTo(10 * MB);
  }

  @Test
  void after_power_loss_the_counters_go_on_from_the_journal() {
    var account = bench.serving(10 * MB);
    bench.client.download(4 * MB);
    bench.seconds(2);
    bench.agent.crash();
    bench.loop.run();
    bench.network.losePower();
    assertThat(bench.client.download(MB)).as("nobody is admitted").isZero();
    bench.started();
    assertThat(bench.session().usedBytes()).isEqualTo(4 * MB);
    assertThat(bench.client.download(20 * MB)).isEqualTo(6 * MB);
    bench.settle();
    assertThat(account.used()).isEqualTo(10 * MB);
  }

  @Test
  void a_lost_journal_is_made_up_for_by_the_platforms_figures() {
    var lost = new ArrayList<Journal>();
    var fresh =
        new Bench(
            1,
            () -> {
              lost.add(new MemoryJournal());
              return lost.getLast();
            });
    var account = fresh.serving(10 * MB);
    fresh.client.download(4 * MB);
    fresh.seconds(61);
    fresh.agent.crash();
    fresh.loop.run();
    fresh.network.losePower();
    fresh.started();
    assertThat(fresh.session().usedBytes()).isEqualTo(4 * MB);
    assertThat(fresh.client.download(20 * MB)).isEqualTo(6 * MB);
    fresh.settle();
    assertThat(account.used()).isEqualTo(10 * MB);
  }

  @Test
  void a_firewall_that_starts_anew_under_the_agent_is_told_everything_again() {
    var account = bench.serving(10 * MB);
    bench.client.download(4 * MB);
    bench.seconds(2);
    bench.network.losePower();
    bench.seconds(2);
    assertThat(bench.client.download(20 * MB)).isEqualTo(6 * MB);
    bench.settle();
    assertThat(account.used()).isEqualTo(10 * MB);
  }

  @Test
  void an_overloaded_platform_is_left_alone_for_a_while() {
    var account = bench.serving(10 * MB);
    bench.platform.overloaded = true;
    bench.client.download(5 * MB);
    bench.settle();
    assertThat(bench.platform.reports.get(SESSION)).isBetween(3, 9);
    assertThat(account.used()).isZero();
    bench.platform.overloaded = false;
    bench.settle();
    assertThat(account.used()).isEqualTo(5 * MB);
  }

  /** The middle of the first pause is 20 s, spread by half to both sides. */
  @Test
  void those_that_were_turned_away_come_back_later_and_each_at_another_time() {
    var cameAfterSeconds = new ArrayList<Integer>();
    for (int hotspot = 0; hotspot < 40; hotspot++) {
      var turnedAway = new Bench(hotspot, Bench.kept(new MemoryJournal()));
      var account = turnedAway.serving(10 * MB);
      turnedAway.platform.overloaded = true;
      turnedAway.client.download(5 * MB);
      turnedAway.loop.run();
      int asked = turnedAway.platform.reports.getOrDefault(SESSION, 0);
      assertThat(asked).isPositive();
      turnedAway.platform.overloaded = false;
      int seconds = 0;
      while (turnedAway.platform.reports.getOrDefault(SESSION, 0) == asked && seconds < 60) {
        turnedAway.seconds(1);
        seconds++;
      }
      cameAfterSeconds.add(seconds);
      assertThat(account.used()).isEqualTo(5 * MB);
    }
    assertThat(cameAfterSeconds).allMatch(seconds -> seconds >= 10 && seconds <= 31);
    assertThat(Set.copyOf(cameAfterSeconds)).hasSizeGreaterThan(10);
  }

  @Test
  void what_an_overloaded_platform_did_not_take_outlives_the_agent() {
    var account = bench.serving(10 * MB);
    bench.platform.overloaded = true;
    bench.client.download(5 * MB);
    bench.seconds(90);
    bench.agent.crash();
    bench.agent.start();
    bench.seconds(90);
    assertThat(account.used()).isZero();
    bench.platform.overloaded = false;
    bench.settle();
    assertThat(account.used()).isEqualTo(5 * MB);
  }

  @Test
  void when_the_uplink_returns_each_session_is_reported_once_and_all_over_ten_seconds() {
    bench.started();
    for (int i = 0; i < 60; i++) {
      bench.platform.open(new UUID(3, i), new MacAddress(i), 20 * MB, 0);
    }
    bench.loop.run();
    bench.uplink(false);
    for (int minute = 0; minute < 10; minute++) {
      for (int i = 0; i < 60; i++) {
        bench.network.client(new MacAddress(i)).download(MB);
      }
      bench.seconds(60);
    }
    bench.platform.reports.clear();
    bench.uplink(true);
    var afterSeconds = new ArrayList<Integer>();
    for (int second = 0; second <= 11; second++) {
      afterSeconds.add(bench.platform.reports.size());
      bench.seconds(1);
    }
    assertThat(bench.platform.reports)
        .hasSize(60)
        .allSatisfy((id, times) -> assertThat(times).isOne());
    assertThat(afterSeconds.get(1)).isLessThan(20);
    assertThat(afterSeconds.get(5)).isBetween(18, 42);
    assertThat(bench.platform.accounts.values()).allMatch(account -> account.used() == 10 * MB);
  }

  @Test
  void connecting_again_comes_ever_later_and_never_for_all_at_once() {
    var pauses = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));
    var random = new Random(1);
    for (int attempt = 0; attempt < 40; attempt++) {
      long middle = Math.min(1000L << Math.min(attempt, 20), 120_000);
      var some = new ArrayList<Long>();
      for (int hotspot = 0; hotspot < 100; hotspot++) {
        some.add(pauses.pause(attempt, random).toMillis());
      }
      assertThat(some).allMatch(millis -> millis >= middle / 2 && millis <= middle / 2 + middle);
      assertThat(Set.copyOf(some)).hasSizeGreaterThan(80);
    }
  }
}
