package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MAC;
import static byway.hotspot.agent.Bench.MB;
import static byway.hotspot.agent.Bench.OTHER;
import static byway.hotspot.agent.Bench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.AgentStatistics.Access;
import byway.hotspot.agent.AgentStatistics.Connection;
import byway.hotspot.agent.SessionStatus.Phase;
import byway.hotspot.protocol.ClientAsk;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.Command;
import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.Presence;
import byway.hotspot.protocol.Prospects;
import byway.hotspot.protocol.Prospects.Prospect;
import byway.hotspot.protocol.ReportedSettings;
import byway.hotspot.protocol.UsageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HotspotAgentTest {
  private final Bench bench = new Bench();

  @Test
  void a_new_client_is_asked_about_and_shown_the_portal() {
    bench.started();
    bench.agent.clientAppears(MAC);
    bench.loop.run();
    assertThat(bench.client.download(MB)).isZero();
    assertThat(bench.client.visitWalledGarden(MB)).isEqualTo(MB);
    assertThat(bench.agent.statistics().access(MAC)).isEqualTo(Access.PORTAL);
    assertThat(bench.agent.statistics().portalToken(MAC)).contains("portal-token");
    bench.seconds(120);
    assertThat(heard(ClientAsk.class)).hasSize(1);
  }

  @Test
  void an_unanswered_ask_is_repeated_and_ever_more_slowly() {
    bench.started();
    bench.air.loss = 1;
    bench.agent.clientAppears(MAC);
    bench.settle();
    assertThat(bench.agent.statistics().asksSent()).isBetween(4L, 12L);
  }

  @Test
  void bytes_are_charged_while_they_flow() {
    var account = bench.serving(100 * MB);
    for (int i = 0; i < 50; i++) {
      assertThat(bench.client.download(MB)).isEqualTo(MB);
      bench.loop.run();
    }
    assertThat(account.used()).isBetween(30 * MB, 50 * MB);
    bench.seconds(61);
    assertThat(account.used()).isEqualTo(50 * MB);
    assertThat(bench.session().unchargedBytes()).isZero();
  }

  @Test
  void nothing_passes_the_ceiling_and_the_client_stays_for_the_payment() {
    var account = bench.serving(10 * MB);
    assertThat(bench.client.upload(3 * MB)).isEqualTo(3 * MB);
    assertThat(bench.client.download(20 * MB)).isEqualTo(7 * MB);
    assertThat(bench.client.download(1)).isZero();
    bench.loop.run();
    assertThat(bench.session().phase()).isEqualTo(Phase.PAYMENT_ONLY);
    assertThat(bench.agent.statistics().access(MAC)).isEqualTo(Access.PAYMENT_ONLY);
    assertThat(account.used()).isEqualTo(10 * MB);

    bench.platform.topUp(account, 5 * MB);
    bench.loop.run();
    assertThat(bench.client.download(20 * MB)).isEqualTo(5 * MB);
  }

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
  void a_close_brings_the_final_figures_and_is_repeated_until_acknowledged() {
    var account = bench.serving(10 * MB);
    bench.client.download(3 * MB);
    bench.air.loss = 1;
    bench.agent.signOut(MAC);
    bench.loop.run();
    assertThat(bench.client.download(MB)).isZero();
    bench.seconds(300);
    assertThat(bench.session().phase()).isEqualTo(Phase.CLOSING);
    bench.air.loss = 0;
    bench.settle();
    assertThat(account.settled).isEqualTo(CloseReason.SIGNED_OUT);
    assertThat(account.used()).isEqualTo(3 * MB);
    assertThat(bench.session().phase()).isEqualTo(Phase.SETTLED);
    assertThat(bench.session().usedBytes()).isEqualTo(3 * MB);
  }

  @Test
  void a_closed_session_is_not_opened_again_by_a_late_order() {
    var account = bench.serving(10 * MB);
    bench.platform.close(account);
    bench.seconds(5);
    assertThat(account.settled).isEqualTo(CloseReason.REVOKED);
    bench.platform.open(SESSION, MAC, 99 * MB, 0);
    bench.seconds(5);
    assertThat(bench.client.download(MB)).isZero();
  }

  @Test
  void a_close_of_a_session_it_does_not_know_is_answered_all_the_same() {
    bench.started();
    var account = new ReferencePlatform.Account(new UUID(9, 9), MAC, MB);
    bench.platform.accounts.put(account.sessionId, account);
    bench.platform.close(account);
    bench.seconds(5);
    assertThat(account.settled).isEqualTo(CloseReason.REVOKED);
  }

  @Test
  void an_idle_session_is_closed_and_a_knock_asks_anew() {
    var account = bench.serving(10 * MB);
    bench.client.download(MB);
    bench.loop.pass(Duration.ofMinutes(31));
    assertThat(account.settled).isEqualTo(CloseReason.IDLE);
    assertThat(account.used()).isEqualTo(MB);
    int asks = heard(ClientAsk.class).size();
    bench.loop.pass(Duration.ofMinutes(31));
    assertThat(heard(ClientAsk.class)).hasSize(asks);
    bench.client.download(MB);
    bench.loop.run();
    assertThat(heard(ClientAsk.class)).hasSize(asks + 1);
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
  void a_session_the_platform_does_not_know_ends() {
    var account = bench.serving(10 * MB);
    bench.platform.accounts.clear();
    bench.client.download(5 * MB);
    bench.seconds(5);
    assertThat(bench.session().phase()).isEqualTo(Phase.SETTLED);
    assertThat(bench.agent.statistics().writtenOffBytes()).isEqualTo(5 * MB);
    assertThat(bench.client.download(MB)).isZero();
    assertThat(account.used()).isZero();
  }

  @Test
  void a_rate_limit_slows_a_client_down() {
    bench.started();
    bench.platform.open(SESSION, MAC, 100 * MB, 8);
    bench.loop.run();
    assertThat(bench.client.download(MB)).isEqualTo(1000);
    bench.seconds(1);
    assertThat(bench.client.download(MB)).isEqualTo(1000);
  }

  @Test
  void how_far_the_balance_reaches_is_shown_and_never_served() {
    bench.serving(10 * MB);
    assertThat(bench.session().leftBytes()).isEqualTo(10 * MB);
    told(900 * MB);
    assertThat(bench.client.download(4 * MB)).isEqualTo(4 * MB);
    bench.seconds(1);
    assertThat(bench.session().leftBytes()).isEqualTo(896 * MB);
    assertThat(bench.session().servableBytes()).isEqualTo(6 * MB);
    told(5 * MB);
    assertThat(bench.session().leftBytes()).as("what is paid for stays").isEqualTo(6 * MB);
    told(900 * MB);
    assertThat(bench.client.download(50 * MB)).isEqualTo(6 * MB);
  }

  private void told(long reachBytes) {
    bench.platform.down.accept(new Prospects(List.of(new Prospect(SESSION, reachBytes))));
    bench.platform.down.accept(new Prospects(List.of(new Prospect(new UUID(8, 8), 1))));
    bench.loop.run();
  }

  @Test
  void clients_do_not_touch_each_other() {
    bench.serving(10 * MB);
    var second = bench.platform.open(new UUID(2, 2), OTHER, 3 * MB, 0);
    bench.loop.run();
    assertThat(bench.network.client(OTHER).download(20 * MB)).isEqualTo(3 * MB);
    assertThat(bench.client.download(4 * MB)).isEqualTo(4 * MB);
    bench.settle();
    assertThat(second.used()).isEqualTo(3 * MB);
  }

  @Test
  void a_quiet_hotspot_says_one_heartbeat_a_minute() {
    bench.started();
    bench.loop.pass(Duration.ofMinutes(10));
    assertThat(heard(Heartbeat.class)).hasSize(11);
    assertThat(bench.air.published).isEqualTo(12);
    assertThat(bench.platform.heard).contains(Presence.ONLINE);
  }

  @Test
  void settings_are_applied_once_reported_each_time_and_kept() {
    bench.started();
    bench.platform.down.accept(new DesiredSettings(2, Map.of("ssid", "Byway")));
    bench.platform.down.accept(new DesiredSettings(1, Map.of("ssid", "old")));
    bench.platform.down.accept(new DesiredSettings(2, Map.of("ssid", "Byway")));
    bench.loop.run();
    var applied = new ReportedSettings(2, Map.of("ssid", new ReportedSettings.Applied("Byway")));
    assertThat(heard(ReportedSettings.class)).containsExactly(applied, applied);
    bench.agent.crash();
    bench.started();
    bench.platform.down.accept(new DesiredSettings(2, Map.of("ssid", "Byway")));
    bench.loop.run();
    assertThat(heard(ReportedSettings.class)).containsExactly(applied, applied, applied);
  }

  @Test
  void a_command_is_obeyed_once_even_after_a_restart_and_never_late() {
    var obeyed = new ArrayList<Command>();
    var platform = new ReferencePlatform();
    var loop = new HandLoop();
    var journal = new MemoryJournal();
    var agent =
        new HotspotAgent(
            new AgentParts(
                loop,
                new SimulatedNetwork(loop::now, 1),
                () -> journal,
                () -> new LossyUplink(loop, platform, new LossyUplink.Air(), new Random(1)),
                Vitals.NONE,
                SettingsTarget.ACCEPTING,
                obeyed::add,
                AgentSettings.FIELD,
                new Random(1)));
    long now = loop.now().getEpochSecond();
    var reboot = new Command(5, Command.Kind.REBOOT, now + 60);
    for (int life = 0; life < 2; life++) {
      agent.start();
      loop.run();
      platform.down.accept(reboot);
      platform.down.accept(reboot);
      platform.down.accept(new Command(6, Command.Kind.REBOOT, now - 1));
      loop.run();
      agent.crash();
      loop.run();
    }
    assertThat(obeyed).containsExactly(reboot);
  }

  @Test
  void a_crowd_of_orders_is_bounded() {
    bench.started();
    for (int i = 0; i < 300; i++) {
      bench.platform.open(new UUID(3, i), MAC, MB, 0);
    }
    bench.loop.run();
    assertThat(bench.agent.statistics().sessions()).hasSize(AgentSettings.SESSIONS);
    assertThat(bench.agent.statistics().droppedOrders()).isEqualTo(300 - AgentSettings.SESSIONS);
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

  @Test
  void a_full_house_reports_in_messages_of_64() {
    bench.started();
    for (int i = 0; i < 100; i++) {
      bench.platform.open(new UUID(3, i), new MacAddress(i), MB, 0);
    }
    bench.loop.run();
    for (int i = 0; i < 100; i++) {
      bench.network.client(new MacAddress(i)).download(1000);
    }
    bench.seconds(90);
    assertThat(heard(UsageReport.class))
        .extracting(report -> report.clients().size())
        .containsExactly(64, 36);
  }

  private <T> List<T> heard(Class<T> type) {
    return bench.platform.heard.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
