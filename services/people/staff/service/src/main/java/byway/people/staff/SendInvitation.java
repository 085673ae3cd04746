package byway.people.staff;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.Tenants;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import byway.people.staff.api.Invitation;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Mails the link; by a task, so that an invitation that is there is sent. */
@Singleton
final class SendInvitation implements Worker {
  static final TaskKind<ToSend> SEND = TaskKind.of("send-invitation", ToSend.class);

  private final StaffStore store;
  private final Tasks tasks;
  private final InvitationLinks links;
  private final Notifications notifications;
  private final Tenants tenants;
  private final InstantSource clock;

  SendInvitation(
      StaffStore store,
      Tasks tasks,
      InvitationLinks links,
      Notifications notifications,
      Tenants tenants,
      InstantSource clock) {
    this.store = store;
    this.tasks = tasks;
    this.links = links;
    this.notifications = notifications;
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Which one. */
  record ToSend(UUID invitationId) {}

  @Override
  public Duties duties() {
    return new Duties(store).on(SEND, task -> send(task.invitationId()));
  }

  void soon(Tx tx, UUID id) {
    tasks.put(tx, SEND, id, new ToSend(id));
  }

  void send(UUID id) {
    var found = store.write(tx -> Invitations.find(tx, id));
    if (found.isEmpty() || !found.get().isGood(clock.instant())) {
      return;
    }
    var invitation = found.get().invitation();
    var operator = tenants.get(Context.tenantId()).name();
    var link = found.get().link() + links.token(invitation);
    notifications.send(
        SendMessage.of(
            key(invitation),
            Channel.EMAIL,
            invitation.email(),
            InvitationMail.INVITATION,
            found.get().language(),
            Map.of(MessageKind.OPERATOR, operator, InvitationMail.LINK, link)));
  }

  /** The same mail is the same message, however often it is tried. */
  private static UUID key(Invitation invitation) {
    var name = "invitation " + invitation.id() + " " + invitation.sends();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
