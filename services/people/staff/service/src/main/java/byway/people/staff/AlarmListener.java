package byway.people.staff;

import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.operations.audit.api.AlarmRaised;
import jakarta.inject.Singleton;
import java.util.List;

/** Who owns the operator hears of what one of the staff does more than is usual. */
@Singleton
final class AlarmListener implements Listener {
  private final StaffStore store;
  private final MailAlarm mails;

  AlarmListener(StaffStore store, MailAlarm mails) {
    this.store = store;
    this.mails = mails;
  }

  @Override
  public List<Subscriptions.Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(AlarmRaised.class, (tx, event) -> mails.soon(tx, event))
        .all();
  }
}
