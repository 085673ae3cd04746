package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MAC;
import static byway.hotspot.agent.Bench.MB;
import static byway.hotspot.agent.Bench.OTHER;
import static byway.hotspot.agent.Bench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.AgentStatistics.Access;
import byway.hotspot.agent.SessionStatus.Phase;
import byway.hotspot.protocol.ClientAsk;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.Prospects;
import byway.hotspot.protocol.Prospects.Prospect;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What clients get, and what their bytes are charged to. */
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
    assertThat(bench.heard(ClientAsk.class)).hasSize(1);
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
    int asks = bench.heard(ClientAsk.class).size();
    bench.loop.pass(Duration.ofMinutes(31));
    assertThat(bench.heard(ClientAsk.class)).hasSize(asks);
    bench.client.download(MB);
    bench.loop.run();
    assertThat(bench.heard(ClientAsk.class)).hasSize(asks + 1);
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
}
