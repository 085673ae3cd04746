package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.tasks.TasksByHand;
import byway.operations.tenants.testing.KnownTenants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReconcileTest {
  private static final Till till = new Till();

  @AfterAll
  static void close() {
    till.close();
  }

  @Test
  void what_a_hotspot_let_through_beyond_the_ceiling_is_explained() {
    till.tenant = UUID.randomUUID();
    var account = UUID.randomUUID();
    var session = UUID.randomUUID();
    till.grant(account, 1_000_000);
    till.open(session, account);
    till.report(session, 0, 1_300_000);

    var day = till.infrastructure.as(till.tenant, () -> till.balances.reconciliation(1));

    assertThat(day.isProven()).isTrue();
    assertThat(day.countedBytes()).isEqualTo(1_300_000);
    assertThat(day.chargedBytes()).isEqualTo(1_000_000).isEqualTo(day.postedBytes());
    assertThat(day.beyondCeilingBytes()).isEqualTo(300_000);
    assertThat(day.explained())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("beyond_ceiling"));
  }

  @Test
  void what_each_account_was_charged_on_a_day_comes_page_by_page() {
    till.tenant = UUID.randomUUID();
    var charged = new TreeMap<String, Long>();
    for (int i = 1; i <= 5; i++) {
      var account = UUID.randomUUID();
      var session = UUID.randomUUID();
      till.grant(account, 5_000_000);
      till.open(session, account);
      till.report(session, 0, 1_000L * i);
      till.report(session, 500, 1_000L * i);
      charged.put(account.toString(), 1_000L * i + 500);
    }
    var day = LocalDate.ofInstant(till.infrastructure.clock.instant(), ZoneOffset.UTC);
    var charges = new ChargesEndpoint(till.store, till.infrastructure.clock);
    var found = new LinkedHashMap<String, Long>();
    String cursor = null;
    do {
      var after = cursor;
      var page = till.infrastructure.as(till.tenant, () -> charges.of(day, 2, after));
      page.items().forEach(row -> found.put(row.accountId().toString(), row.bytes()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(found).containsExactlyEntriesOf(charged);
    assertThat(
            till.infrastructure
                .as(till.tenant, () -> charges.of(day.minusDays(1), 0, null))
                .items())
        .isEmpty();
  }

  @Test
  void a_posting_too_many_is_not_explained() {
    till.tenant = UUID.randomUUID();
    var account = UUID.randomUUID();
    var session = UUID.randomUUID();
    till.grant(account, 5_000_000);
    till.open(session, account);
    till.report(session, 0, 2_000_000);
    var unused =
        till.infrastructure.as(
            till.tenant,
            () ->
                till.store.<Integer>write(
                    tx ->
                        tx.update(
                                """
                                insert into postings (tenant_id, at, account_id, from_ledger,
                                  to_ledger, unit, amount, reason, reference)
                                select tenant_id, at, account_id, from_ledger, to_ledger, unit, 7,
                                  reason, reference
                                from postings where reference = :session
                                """)
                            .bind("session", session)
                            .execute()));

    var day = till.infrastructure.as(till.tenant, () -> till.balances.reconciliation(1));

    assertThat(day.unexplained())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("postings_differ"));
    everyProcessTells(1);
  }

  /** It is looked at once a day, by one of two processes. */
  private static void everyProcessTells(int sessions) {
    var clock = till.infrastructure.clock;
    var one = new SimpleMeterRegistry();
    var other = new SimpleMeterRegistry();
    var daily = new ReconcileDaily(till.store, new KnownTenants(till.tenant), clock);
    var first = new TasksByHand(clock, one, daily);
    var second = new TasksByHand(clock, other, daily);
    clock.advance(Duration.ofDays(1));
    assertThat(first.doDue()).isOne();
    assertThat(second.doDue()).isZero();
    for (var process : List.of(first, second)) {
      process.keepHouse();
    }
    for (var registry : List.of(one, other)) {
      assertThat(registry.get("byway_reconciliation_unexplained_sessions").gauge().value())
          .isEqualTo(sessions);
    }
  }
}
