package byway.commerce.payments;

import byway.commerce.payments.PaymentTasks.PaymentToRefresh;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Asks the processor about what has been open for long, so that a message of it which was lost
 * changes nothing in the end.
 */
@Singleton
final class UnsettledPayments implements Worker {
  private static final RecurringTask FORGET =
      RecurringTask.every("forget-events", Duration.ofHours(1));

  /** Of events that are forgotten, as many at a time as the receiver says. */
  private static final int MOST_ROUNDS = 100;

  private final PaymentsStore store;
  private final StartPayments ask;
  private final PayBack payBack;
  private final Webhooks webhooks;
  private final PaymentTasks tasks;

  UnsettledPayments(
      PaymentsStore store,
      StartPayments ask,
      PayBack payBack,
      Webhooks webhooks,
      PaymentTasks tasks) {
    this.store = store;
    this.ask = ask;
    this.payBack = payBack;
    this.webhooks = webhooks;
    this.tasks = tasks;
  }

  @Override
  public Duties duties() {
    return new Duties(store)
        .on(PaymentTasks.REFRESH, this::refresh)
        .on(PaymentTasks.RESUME, refund -> payBack.resume(refund.refundKey()))
        .recurring(FORGET, this::forgetEvents);
  }

  private void refresh(PaymentToRefresh asked) {
    var id = asked.orderId();
    if (ask.refresh(id).isPending()) {
      store.change(
          tx -> {
            // A message may have settled it meanwhile.
            if (OrderPayments.hold(tx, id).orElseThrow().isPending()) {
              tasks.stillOpen(tx, id, asked.looks());
            }
          });
    }
  }

  private void forgetEvents() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (webhooks.forgetOld() == 0) {
        return;
      }
    }
  }
}
