package byway.people.notifications;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.notifications.MailboxRows.Mailbox;
import byway.people.notifications.api.BounceMailboxState;
import byway.people.notifications.api.Bounces;
import byway.people.notifications.api.BouncingAddress;
import byway.people.notifications.api.LiftBounce;
import byway.people.notifications.api.MailServer;
import byway.people.notifications.api.SetMailServer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(BouncesEndpoint.class)
class BouncesEndpoint implements Bounces {
  private static final int LONGEST_CURSOR = 254;

  private final NotificationsStore store;
  private final MailCourier mail;
  private final Sealed sealed;

  BouncesEndpoint(NotificationsStore store, MailCourier mail, Keys keys) {
    this.store = store;
    this.mail = mail;
    this.sealed = new Sealed(keys, ReadBounces.PURPOSE);
  }

  @Override
  public Page<BouncingAddress> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? "" : cursor;
    if (after.length() > LONGEST_CURSOR || after.indexOf('\0') >= 0) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
    return store.read(
        tx -> Page.of(Bouncing.after(tx, after, most + 1), most, BouncingAddress::address));
  }

  @Override
  public void lift(LiftBounce command) {
    boolean wasThere = store.write(tx -> Bouncing.remove(tx, command.address()));
    if (!wasThere) {
      throw Refusal.notFound("the address");
    }
  }

  @Override
  public BounceMailboxState mailbox() {
    return store
        .read(MailboxRows::find)
        .map(BouncesEndpoint::state)
        .orElse(BounceMailboxState.NONE);
  }

  private static BounceMailboxState state(Mailbox mailbox) {
    return new BounceMailboxState(
        new MailServer(
            mailbox.host(), mailbox.port(), mailbox.security(), mailbox.mailUser(), true),
        mailbox.readAt(),
        mailbox.fault());
  }

  @Override
  public BounceMailboxState setMailbox(SetMailServer given) {
    var server = SenderChecks.server(given, mail.settings().plain());
    var user = server.user();
    if (user == null) {
      throw Refusal.invalid("server_invalid", "a mailbox is somebody's: give the user");
    }
    var tenant = Context.tenantId();
    var row =
        new Mailbox(
            server.host(),
            server.port(),
            server.security(),
            user,
            password(tenant, server),
            Optional.empty(),
            null,
            null);
    store.change(tx -> MailboxRows.set(tx, tenant, row));
    return mailbox();
  }

  /** Sealed: the one that is given, or the one that is kept for the same server and user. */
  private byte[] password(UUID tenant, SetMailServer server) {
    var given = server.password();
    if (given != null && !given.isEmpty()) {
      return sealed.seal(given, tenant);
    }
    return store
        .read(MailboxRows::find)
        .filter(
            kept ->
                kept.host().equals(server.host())
                    && kept.port() == server.port()
                    && kept.security() == server.security()
                    && kept.mailUser().equals(server.user()))
        .map(Mailbox::password)
        .orElseThrow(
            () -> Refusal.invalid("password_needed", "give the password for this server and user"));
  }

  @Override
  public BounceMailboxState forgetMailbox() {
    store.change(MailboxRows::forget);
    return mailbox();
  }
}
