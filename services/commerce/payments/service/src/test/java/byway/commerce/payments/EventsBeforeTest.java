package byway.commerce.payments;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.testing.TestInfrastructure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventsBeforeTest {
  /** The service as it was before it had the kit's receiver. */
  private static final class Before extends Store {
    Before(Databases databases) {
      super(
          databases,
          "payments",
          "V1__payments.sql",
          "V2__money_that_moved.sql",
          "V3__strangers_and_missed.sql");
    }
  }

  @Test
  void what_was_told_before_the_update_stays_told() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var before = new Before(infrastructure.databases());
      for (var event : new String[] {"evt_1", "evt_2"}) {
        Context.platform(UUID.randomUUID())
            .run(
                () ->
                    before.change(
                        tx ->
                            tx.update("insert into processor_events values (:tenant, :id, now())")
                                .bind("tenant", Context.tenantId())
                                .bind("id", event)
                                .execute()));
      }
      try (var databases =
          new Databases(
              infrastructure.jdbcUrl(),
              TestInfrastructure.superuser(),
              TestInfrastructure.superuserPassword(),
              new Keys("another secret that only tests know, of fair length"),
              2)) {
        var after = new PaymentsStore(databases);
        List<String> told =
            after.read(
                tx ->
                    tx.query("select event_id from received_events where source = 'stripe'")
                        .mapTo(String.class)
                        .list());
        assertThat(told).containsExactlyInAnyOrder("evt_1", "evt_2");
      }
    }
  }
}
