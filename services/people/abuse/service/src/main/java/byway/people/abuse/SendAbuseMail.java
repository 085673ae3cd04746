package byway.people.abuse;

import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.Worker;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Sends what is promised with a change; by a task, so that what is noted as sent is sent. */
@Singleton
final class SendAbuseMail implements Worker {
  static final TaskKind<Letter> SEND = TaskKind.of("send-abuse-mail", Letter.class);

  private final AbuseStore store;
  private final Tasks tasks;
  private final Notifications notifications;

  SendAbuseMail(AbuseStore store, Tasks tasks, Notifications notifications) {
    this.store = store;
    this.tasks = tasks;
    this.notifications = notifications;
  }

  /**
   * A mail.
   *
   * @param key by which it is sent once
   */
  record Letter(UUID key, String kind, String to, String language, Map<String, String> values) {
    @Override
    public String toString() {
      return "Letter[" + key + "]";
    }
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(SEND, this::send);
  }

  void soon(Tx tx, Letter letter) {
    tasks.put(tx, SEND, letter.key(), letter);
  }

  private void send(Letter letter) {
    notifications.send(
        SendMessage.of(
            letter.key(),
            Channel.EMAIL,
            letter.to(),
            kind(letter.kind()),
            letter.language(),
            letter.values()));
  }

  private static MessageKind kind(String name) {
    return new AbuseMail()
        .all().stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }
}
