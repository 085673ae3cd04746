package byway.people.staff;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.Worker;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmRaised;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.Identity;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import byway.people.staff.api.StaffMember;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Mails every owner, also the one whom it is about: who did not do it should know. */
@Singleton
final class MailAlarm implements Worker {
  static final TaskKind<ToTell> TELL = TaskKind.of("mail-alarm", ToTell.class);

  private final StaffStore store;
  private final Tasks tasks;
  private final Identity identity;
  private final Notifications notifications;
  private final Tenants tenants;

  MailAlarm(
      StaffStore store,
      Tasks tasks,
      Identity identity,
      Notifications notifications,
      Tenants tenants) {
    this.store = store;
    this.tasks = tasks;
    this.identity = identity;
    this.notifications = notifications;
    this.tenants = tenants;
  }

  /** What is told. */
  record ToTell(UUID alarmId, AlarmKind kind, UUID by, int count) {}

  @Override
  public Duties duties() {
    return new Duties(store).on(TELL, this::tell);
  }

  void soon(Tx tx, AlarmRaised alarm) {
    tasks.put(
        tx,
        TELL,
        alarm.alarmId(),
        new ToTell(alarm.alarmId(), alarm.kind(), alarm.by(), alarm.count()));
  }

  void tell(ToTell alarm) {
    var owners = store.read(Members::owners);
    var who =
        store.read(tx -> Members.find(tx, alarm.by())).map(StaffMember::name).orElse("somebody");
    var operator = tenants.get(Context.tenantId()).name();
    for (var owner : owners) {
      var language = identity.person(owner.personId()).language();
      var mail = AlarmMail.in(language, alarm.kind());
      notifications.send(
          new SendMessage(
              key(alarm.alarmId(), owner.personId()),
              Channel.EMAIL,
              owner.email(),
              mail.subject().formatted(operator),
              mail.text().formatted(who, alarm.count())));
    }
  }

  /** The same mail is the same message, however often it is tried. */
  private static UUID key(UUID alarm, UUID owner) {
    return UUID.nameUUIDFromBytes(
        ("alarm " + alarm + " " + owner).getBytes(StandardCharsets.UTF_8));
  }
}
