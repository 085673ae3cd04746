package byway.charging.objections;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Reviews;
import byway.charging.balances.api.SettleUse;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionState;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Worker;
import byway.people.identity.api.Person;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What staff have decided is done: bytes are granted under the objection's id, what is held of the
 * session is given back, and the customer is told. All of it may be done again.
 */
@Singleton
final class FollowDecision implements Worker {
  private final ObjectionsStore store;
  private final Balances balances;
  private final Reviews reviews;
  private final Readers readers;
  private final Notifications notifications;
  private final InstantSource clock;

  FollowDecision(
      ObjectionsStore store,
      Balances balances,
      Reviews reviews,
      Readers readers,
      Notifications notifications,
      InstantSource clock) {
    this.store = store;
    this.balances = balances;
    this.reviews = reviews;
    this.readers = readers;
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(ObjectionTasks.FOLLOW_DECISION, task -> follow(task.objectionId()));
  }

  private void follow(UUID id) {
    store
        .read(tx -> ObjectionRows.find(tx, id))
        .filter(one -> !one.isOpen())
        .ifPresent(this::follow);
  }

  private void follow(Objection one) {
    if (one.state() == ObjectionState.ACCEPTED) {
      giveBack(one);
    }
    readers.of(one.customerId()).ifPresent(person -> tell(person, one));
  }

  private void giveBack(Objection one) {
    var all = new SettleUse(one.deviceId(), one.sessionId(), false, clock.instant());
    var unused = reviews.settle(all);
    if (one.givenBackBytes() > 0) {
      balances.grant(
          new Grant(
              one.id(),
              one.customerId(),
              one.givenBackBytes(),
              GrantReason.ADJUSTMENT,
              null,
              "objection " + one.id()));
    }
  }

  private void tell(Person person, Objection one) {
    var mail = ObjectionMail.of(one, person.language());
    notifications.send(
        new SendMessage(key(one), Channel.EMAIL, person.email(), mail.subject(), mail.text()));
  }

  private static UUID key(Objection one) {
    var name = "objection " + one.id() + " " + one.state();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
