package byway.commerce.payments;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.RefundState;
import byway.kit.context.Context;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.testing.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an older version has left to be asked about again is asked about by the newer one. */
class PaymentsMigrationTest {
  final UUID tenant = UUID.randomUUID();

  @Test
  void what_was_open_comes_to_its_end() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var before = new Before(infrastructure.databases());
      var longAgo = infrastructure.clock.instant().minus(Duration.ofHours(30));
      var pending = infrastructure.as(tenant, () -> before.leave("PENDING", null, longAgo));
      var captured = infrastructure.as(tenant, () -> before.leave("CAPTURED", "pi_1", longAgo));
      infrastructure.as(tenant, () -> before.leaveRefund(captured, longAgo));
      try (var here =
          new Installation(infrastructure, new PaymentsStore(infrastructure.databases()), 0)) {
        here.doDue();
        var payments = here.payments;
        assertThat(infrastructure.as(tenant, () -> payments.get(pending)).state())
            .isEqualTo(PaymentState.EXPIRED);
        assertThat(infrastructure.as(tenant, () -> payments.get(captured)).everyRefund())
            .as("the processor knows of no such payment")
            .extracting(refund -> refund.state())
            .containsExactly(RefundState.FAILED);
      }
    }
  }

  /** The schema as it was when payments and refunds had a time to be looked at again. */
  private static final class Before extends Store {
    Before(Databases databases) {
      super(
          databases,
          "payments",
          "V1__payments.sql",
          "V2__money_that_moved.sql",
          "V3__strangers_and_missed.sql",
          "V4__received_events.sql");
    }

    UUID leave(String state, @Nullable String intent, Instant at) {
      var id = UUID.randomUUID();
      change(
          tx ->
              tx.update(
                      """
                      insert into payments (tenant_id, order_id, customer_id, amount_minor,
                        currency, state, description, return_url, cancel_url, save_card, intent_id,
                        asked_at, captured_at, look_again_at)
                      values (:tenant, :id, :id, 999, 'EUR', :state, 'One', 'https://r',
                        'https://c', false, :intent, :at,
                        case when :state = 'CAPTURED' then cast(:at as timestamptz) end,
                        case when :state = 'PENDING' then cast(:at as timestamptz) end)
                      """)
                  .bind("tenant", Context.tenantId())
                  .bind("id", id)
                  .bind("state", state)
                  .bind("intent", intent)
                  .bind("at", at)
                  .execute());
      return id;
    }

    UUID leaveRefund(UUID order, Instant at) {
      var key = UUID.randomUUID();
      change(
          tx ->
              tx.update(
                      """
                      insert into refunds (tenant_id, refund_key, order_id, amount_minor, asked_at,
                        look_again_at)
                      values (:tenant, :key, :order, 999, :at, :at)
                      """)
                  .bind("tenant", Context.tenantId())
                  .bind("key", key)
                  .bind("order", order)
                  .bind("at", at)
                  .execute());
      return key;
    }
  }
}
