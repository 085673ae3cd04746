package byway.charging.balances.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.testing.ContractTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever opens sessions, and whoever reports for them, relies on. */
public class ChargingContract extends ContractTest<Charging> {
  private static final long GRANTED = 40_000_000;

  private final UUID account = UUID.randomUUID();
  private final UUID device = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  public ChargingContract() {
    super(Charging.class);
  }

  @Test
  void a_meter_opens_with_a_part_of_what_is_paid_for() {
    grant();
    var meter = open();
    assertThat(meter.ceilingBytes()).isBetween(1L, GRANTED);
    assertThat(meter.usedBytes()).isZero();
    assertThat(meter.closed()).isFalse();
    assertThat(neighbour(Balances.class).balance(account).reservedBytes())
        .isEqualTo(meter.ceilingBytes());
  }

  @Test
  void a_meter_opens_once_and_on_one_account() {
    grant();
    var meter = open();
    assertThat(open()).isEqualTo(meter);
    refused("key_reused", () -> ours.open(new OpenMeter(session, UUID.randomUUID(), device)));
    refused("key_reused", () -> ours.open(new OpenMeter(session, account, UUID.randomUUID())));
    assertThat(ours.states(List.of(session))).containsExactly(meter);
  }

  @Test
  void who_has_nothing_gets_a_meter_that_lets_nothing_through() {
    assertThat(open().ceilingBytes()).isZero();
  }

  @Test
  void an_offer_is_what_a_session_that_is_opened_now_would_have() {
    grant();
    var ahead = 30_000_000L;
    var offers =
        ours.offers(
            List.of(
                new AskOffer(account, null),
                new AskOffer(UUID.randomUUID(), null),
                new AskOffer(account, ahead)));
    assertThat(offers.get(1)).isEqualTo(new Offer(0, 0));
    assertThat(offers.get(2).ceilingBytes()).isBetween(offers.getFirst().ceilingBytes() + 1, ahead);
    assertThat(offers.getFirst()).isEqualTo(new Offer(open().ceilingBytes(), GRANTED));
    assertThat(neighbour(Balances.class).balance(account).availableBytes()).isPositive();
  }

  @Test
  void what_is_reported_is_charged_once_however_often_it_is_said() {
    grant();
    var opened = open();
    var report = report(1_000_000, 2_000_000, false);
    var charged = charge(report);
    assertThat(charged.usedBytes()).isEqualTo(3_000_000);
    assertThat(charged.ceilingBytes()).isGreaterThanOrEqualTo(opened.ceilingBytes());
    assertThat(charge(report)).isEqualTo(charged);
    assertThat(charge(report(500_000, 500_000, false))).isEqualTo(charged);
    assertThat(neighbour(Balances.class).balance(account).leftBytes())
        .isEqualTo(GRANTED - 3_000_000);
  }

  @Test
  void the_ceiling_rises_to_what_was_granted_and_no_further() {
    grant();
    long ceiling = open().ceilingBytes();
    while (ceiling < GRANTED) {
      long next = charge(report(0, ceiling, false)).ceilingBytes();
      assertThat(next).isGreaterThan(ceiling);
      ceiling = next;
    }
    assertThat(charge(report(0, GRANTED + 1_000, false)))
        .isEqualTo(new Charged(session, GRANTED, GRANTED, false));
  }

  @Test
  void the_last_report_ends_the_session_and_frees_what_was_reserved() {
    grant();
    open();
    var charged = charge(report(0, 1_000_000, true));
    assertThat(charged.closed()).isTrue();
    assertThat(ours.states(List.of(session)).getFirst().closed()).isTrue();
    assertThat(neighbour(Balances.class).balance(account).availableBytes())
        .isEqualTo(GRANTED - 1_000_000);
  }

  @Test
  void a_session_that_is_closed_goes_no_further_and_can_be_closed_again() {
    grant();
    var opened = open();
    var closed = ours.close(session);
    assertThat(closed.ceilingBytes()).isLessThanOrEqualTo(opened.ceilingBytes());
    assertThat(ours.close(session)).isEqualTo(closed);
    assertThat(charge(report(0, 1_000_000, false)).ceilingBytes())
        .isLessThanOrEqualTo(opened.ceilingBytes());
    notFound(() -> ours.close(UUID.randomUUID()));
  }

  @Test
  void a_report_that_cannot_be_is_answered_with_why_and_those_beside_it_are_charged() {
    grant();
    open();
    var unknown = UUID.randomUUID();
    var answers =
        ours.report(
            List.of(
                new UsageReport(unknown, device, 0, 1, false, Instant.now()),
                new UsageReport(session, UUID.randomUUID(), 0, 1, false, Instant.now()),
                report(0, 1_000, false),
                report(-1, 0, false)));
    assertThat(code(answers.get(0))).isEqualTo("unknown_session");
    assertThat(code(answers.get(1))).isEqualTo("not_your_session");
    assertThat(answers.get(2)).isInstanceOf(Charged.class);
    assertThat(code(answers.get(3))).isEqualTo("counter_negative");
    assertThat(answers).extracting(ChargeAnswer::sessionId).startsWith(unknown, session, session);
  }

  @Test
  void what_a_front_gathered_is_charged_for_the_operator_of_each() {
    grant();
    open();
    var principal = Principal.PLATFORM.encode();
    var trace = Trace.start().traceparent();
    var report = report(0, 1_000_000, false);
    var answers =
        ours.reportSent(
            List.of(
                new SentReport(tenant, trace, principal, report),
                new SentReport(UUID.randomUUID(), trace, principal, report)));
    assertThat(answers.getFirst()).isEqualTo(charge(report));
    assertThat(code(answers.get(1))).isEqualTo("unknown_session");
    refused(
        "principal_invalid",
        () -> ours.reportSent(List.of(new SentReport(tenant, trace, "a stranger", report))));
  }

  @Test
  void too_many_at_once_are_refused() {
    var reports = Collections.nCopies(501, report(0, 1, false));
    refused("too_many", () -> ours.report(reports));
    var questions = Collections.nCopies(501, new AskOffer(account, null));
    refused("too_many", () -> ours.offers(questions));
    refused("too_many", () -> ours.states(Collections.nCopies(1_001, session)));
    refused("ahead_invalid", () -> ours.open(new OpenMeter(session, account, device, -1L)));
    refused("ahead_invalid", () -> ours.offers(List.of(new AskOffer(account, (1L << 40) + 1))));
    assertThat(ours.report(List.of())).isEmpty();
    assertThat(ours.states(List.of(session))).isEmpty();
  }

  @Test
  void another_operators_sessions_are_not_known() {
    grant();
    open();
    assertThat(others.states(List.of(session))).isEmpty();
    notFound(() -> others.close(session));
    assertThat(code(others.report(List.of(report(0, 1, false))).getFirst()))
        .isEqualTo("unknown_session");
  }

  private void grant() {
    neighbour(Balances.class)
        .grant(
            new Grant(UUID.randomUUID(), account, GRANTED, GrantReason.ADJUSTMENT, null, "a gift"));
  }

  private Meter open() {
    return ours.open(new OpenMeter(session, account, device));
  }

  private UsageReport report(long up, long down, boolean closed) {
    return new UsageReport(session, device, up, down, closed, Instant.now());
  }

  private Charged charge(UsageReport report) {
    var answer = ours.report(List.of(report)).getFirst();
    assertThat(answer).isInstanceOf(Charged.class);
    return (Charged) answer;
  }

  private static String code(ChargeAnswer answer) {
    return answer instanceof NotCharged not ? not.code() : "charged";
  }
}
