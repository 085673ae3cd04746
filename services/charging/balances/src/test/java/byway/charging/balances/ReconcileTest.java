package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

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

    var day = till.ground.as(till.tenant, () -> till.balances.reconciliation(1));

    assertThat(day.isProven()).isTrue();
    assertThat(day.countedBytes()).isEqualTo(1_300_000);
    assertThat(day.chargedBytes()).isEqualTo(1_000_000).isEqualTo(day.postedBytes());
    assertThat(day.beyondCeilingBytes()).isEqualTo(300_000);
    assertThat(day.explained())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("beyond_ceiling"));
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
        till.ground.as(
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

    var day = till.ground.as(till.tenant, () -> till.balances.reconciliation(1));

    assertThat(day.unexplained())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo("postings_differ"));
  }
}
