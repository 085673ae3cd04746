package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.api.Tried;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mail by the operator's own server, or by the installation's in the operator's name. */
@Singleton
final class MailCourier implements Courier {
  static final String PURPOSE = "notifications.mail-password";

  private final NotificationsStore store;
  private final MailSettings settings;
  private final Sealed sealed;
  private final Smtp smtp;
  private final Operators operators;
  private final InstantSource clock;

  @Inject
  MailCourier(
      NotificationsStore store,
      Settings settings,
      Keys keys,
      Smtp smtp,
      Operators operators,
      InstantSource clock) {
    this(store, settings.of(MailSettings.class), keys, smtp, operators, clock);
  }

  MailCourier(
      NotificationsStore store,
      MailSettings settings,
      Keys keys,
      Smtp smtp,
      Operators operators,
      InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.sealed = new Sealed(keys, PURPOSE);
    this.smtp = smtp;
    this.operators = operators;
    this.clock = clock;
  }

  MailSettings settings() {
    return settings;
  }

  @Override
  public Optional<Way> way(Channel channel) {
    if (channel != Channel.EMAIL) {
      return Optional.empty();
    }
    return route().map(route -> message -> Handed.of(carryKept(route, message)));
  }

  /** By what is set, for the operator of the context. */
  Optional<MailRoute> route() {
    var tenant = Context.current().tenant();
    var own = tenant == null ? Optional.<SenderRows.Mail>empty() : store.read(SenderRows::mail);
    return route(tenant, own);
  }

  private Optional<MailRoute> route(@Nullable UUID tenant, Optional<SenderRows.Mail> own) {
    if (own.isEmpty()) {
      return settings.server();
    }
    var row = own.get();
    var host = row.host();
    if (host == null) {
      return settings.server().map(server -> inTheNameOf(server, sender(row)));
    }
    return Optional.of(
        new MailRoute(
            host,
            row.port(),
            Objects.requireNonNull(row.security()),
            Optional.ofNullable(row.mailUser()),
            password(Objects.requireNonNull(tenant), row),
            true,
            sender(row)));
  }

  /** The installation's server vouches for its own address alone; answers go to the operator. */
  private static MailRoute inTheNameOf(MailRoute server, MailRoute.Sender sender) {
    var reply = sender.replyTo().or(() -> Optional.of(sender.from()));
    return server.with(new MailRoute.Sender(server.sender().from(), sender.name(), reply));
  }

  private static MailRoute.Sender sender(SenderRows.Mail row) {
    return new MailRoute.Sender(row.mailFrom(), row.fromName(), Optional.ofNullable(row.replyTo()));
  }

  /** By what somebody tries; of a server that is none of the kept one a password is needed. */
  Optional<MailRoute> route(SetMailSender tried) {
    var sender =
        new MailRoute.Sender(tried.from(), tried.fromName(), Optional.ofNullable(tried.replyTo()));
    var server = tried.server();
    if (server == null) {
      return settings.server().map(ours -> inTheNameOf(ours, sender));
    }
    var tenant = Context.current().tenant();
    var password =
        tenant == null
            ? Optional.ofNullable(server.password())
            : Optional.ofNullable(passwordOf(tenant, server)).flatMap(kept -> open(tenant, kept));
    return Optional.of(
        new MailRoute(
            server.host(),
            server.port(),
            server.security(),
            Optional.ofNullable(server.user()),
            password,
            true,
            sender));
  }

  /**
   * Sealed: the one that is given, or the one that is kept. What is kept goes nowhere but to where
   * it was given for, whoever may change the rest.
   */
  byte @Nullable [] passwordOf(UUID tenant, SetMailServer server) {
    var user = server.user();
    if (user == null) {
      return null;
    }
    var given = server.password();
    if (given != null && !given.isEmpty()) {
      return sealed.seal(given, tenant);
    }
    var kept = store.read(SenderRows::mail);
    boolean isSame =
        kept.isPresent()
            && server.host().equals(kept.get().host())
            && server.port() == kept.get().port()
            && isNoWeaker(server.security(), kept.get().security())
            && user.equals(kept.get().mailUser());
    var password = isSame ? kept.get().password() : null;
    if (password == null) {
      throw Refusal.invalid("password_needed", "give the password for this server and user");
    }
    return Arrays.copyOf(password, password.length);
  }

  private static boolean isNoWeaker(Security wanted, @Nullable Security kept) {
    return wanted != Security.NONE || kept == Security.NONE;
  }

  private Optional<String> password(UUID tenant, SenderRows.Mail row) {
    var kept = row.password();
    return kept == null ? Optional.empty() : open(tenant, kept);
  }

  private Optional<String> open(UUID tenant, byte[] kept) {
    return sealed.open(kept, tenant);
  }

  /** With the HTML that is kept of it, or made from its text. */
  private Tried carryKept(MailRoute route, SendMessage message) {
    var html = store.read(tx -> Messages.html(tx, message.key()));
    return carry(route, message, html.orElse(null), Smtp.LONGEST);
  }

  Tried carry(MailRoute route, SendMessage message, Duration longest) {
    return carry(route, message, null, longest);
  }

  /**
   * @param html what stands within the operator's look; none where it is made from the text
   */
  Tried carry(MailRoute route, SendMessage message, @Nullable String html, Duration longest) {
    var operator =
        Optional.ofNullable(Context.current().tenant()).map(tenant -> operators.get(tenant));
    var name = operator.map(one -> one.name()).orElse(route.sender().name());
    var look = operator.map(one -> one.settings().look());
    var accent = look.map(one -> one.accent()).orElse("");
    var sender = route.sender();
    var shown =
        sender.name().isEmpty()
            ? new MailRoute.Sender(sender.from(), name, sender.replyTo())
            : sender;
    var end = Optional.ofNullable(message.unsubscribe());
    var place = operator.map(one -> one.id().toString()).orElse("installation");
    return smtp.hand(
        route.with(shown),
        new Letter(
            message.key() + "." + place,
            message.to(),
            message.subject() == null ? name : message.subject(),
            message.text(),
            MailLook.html(
                name, accent, html == null ? MailLook.paragraphs(message.text()) : html, end),
            clock.instant(),
            end),
        longest);
  }
}
