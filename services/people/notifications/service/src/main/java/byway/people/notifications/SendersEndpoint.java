package byway.people.notifications;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.OpenAct;
import byway.kit.values.Ids;
import byway.people.notifications.api.BounceSecret;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MailSender;
import byway.people.notifications.api.MailServer;
import byway.people.notifications.api.MessageLimits;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SenderSource;
import byway.people.notifications.api.SenderState;
import byway.people.notifications.api.Senders;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetSmsSender;
import byway.people.notifications.api.SmsGateway;
import byway.people.notifications.api.SmsSender;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import byway.people.notifications.api.TryMail;
import byway.people.notifications.api.TrySms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(SendersEndpoint.class)
class SendersEndpoint implements Senders {
  private final NotificationsStore store;
  private final MailCourier mail;
  private final SmsCourier sms;
  private final SmsGateways gateways;
  private final BounceSecrets bounceSecrets;
  private final TestMessages tests;
  private final InstantSource clock;
  private final Ids ids;

  SendersEndpoint(
      NotificationsStore store,
      MailCourier mail,
      SmsCourier sms,
      SmsGateways gateways,
      BounceSecrets bounceSecrets,
      TestMessages tests,
      InstantSource clock,
      Ids ids) {
    this.store = store;
    this.mail = mail;
    this.sms = sms;
    this.gateways = gateways;
    this.bounceSecrets = bounceSecrets;
    this.tests = tests;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public SenderState read() {
    var tenant = Context.tenantId();
    return new SenderState(mail(tenant), sms(tenant), store.read(Limits::find));
  }

  private MailSender mail(UUID tenant) {
    var ours = mail.settings().server();
    var without = ours.isPresent() ? SenderSource.INSTALLATION : SenderSource.KEPT;
    var path = MailReports.path(tenant);
    boolean hasSecret = bounceSecrets.isThere();
    var row = store.read(SenderRows::mail);
    if (row.isEmpty()) {
      var from = ours.map(server -> server.sender().from()).orElse("");
      return new MailSender(without, from, "", null, null, path, hasSecret);
    }
    var set = row.get();
    var host = set.host();
    var server =
        host == null
            ? null
            : new MailServer(
                host,
                set.port(),
                Objects.requireNonNull(set.security()),
                set.mailUser(),
                set.password() != null);
    return new MailSender(
        server == null ? without : SenderSource.OWN,
        set.mailFrom(),
        set.fromName(),
        set.replyTo(),
        server,
        path,
        hasSecret);
  }

  private SmsSender sms(UUID tenant) {
    var path = SmsReports.path(tenant);
    var row = store.read(SenderRows::sms);
    if (row.isEmpty()) {
      boolean hasOurs = sms.settings().gateway().isPresent();
      return new SmsSender(hasOurs ? SenderSource.INSTALLATION : SenderSource.KEPT, null, path);
    }
    var set = row.get();
    return new SmsSender(
        SenderSource.OWN,
        new SmsGateway(
            set.kind(),
            URI.create(set.address()),
            set.account(),
            set.smsFrom(),
            set.template(),
            set.secret() != null),
        path);
  }

  @Override
  public SenderState setMail(SetMailSender given) {
    var command = SenderChecks.mail(given, mail.settings().plain());
    var tenant = Context.tenantId();
    var server = command.server();
    var row =
        server == null
            ? new SenderRows.Mail(
                command.from(), command.fromName(), command.replyTo(), null, 0, null, null, null)
            : new SenderRows.Mail(
                command.from(),
                command.fromName(),
                command.replyTo(),
                server.host(),
                server.port(),
                server.security(),
                server.user(),
                mail.passwordOf(tenant, server));
    store.change(tx -> SenderRows.set(tx, tenant, row));
    return read();
  }

  @Override
  public SenderState resetMail() {
    store.change(SenderRows::resetMail);
    return read();
  }

  @Override
  public Tried tryMail(TryMail command) {
    var to = SenderChecks.recipient(command.to());
    var words = TestMessages.in(command.language());
    var message = new SendMessage(ids.next(), Channel.EMAIL, to, words.subject(), words.text());
    tests.count();
    var sender = command.sender();
    var route =
        sender == null
            ? mail.route()
            : mail.route(SenderChecks.mail(sender, mail.settings().plain()));
    return route
        .map(one -> mail.carry(one, message, Smtp.TRIAL))
        .orElseGet(SendersEndpoint::nothing);
  }

  private static Tried nothing() {
    return new Tried.NotTaken(Fault.NOTHING_SET, false, "no server is set: messages are kept here");
  }

  @Override
  public SenderState setSms(SetSmsSender given) {
    var command = SenderChecks.sms(given);
    var tenant = Context.tenantId();
    var row =
        new SenderRows.Sms(
            command.kind(),
            command.address().toString(),
            command.account(),
            command.from(),
            command.template(),
            sms.secretOf(tenant, command));
    store.change(tx -> SenderRows.set(tx, tenant, row));
    return read();
  }

  @Override
  public SenderState resetSms() {
    store.change(SenderRows::resetSms);
    return read();
  }

  @Override
  public Tried trySms(TrySms command) {
    var to = SenderChecks.number(command.to());
    var text = TestMessages.in(command.language()).text();
    var message = new SendMessage(ids.next(), Channel.SMS, to, null, text);
    tests.count();
    var sender = command.sender();
    var route = sender == null ? sms.route() : Optional.of(sms.route(SenderChecks.sms(sender)));
    return route
        .map(one -> gateways.send(one, message).outcome())
        .orElseGet(SendersEndpoint::nothing);
  }

  @Override
  public SenderState setLimits(MessageLimits limits) {
    Limits.check(limits);
    var tenant = Context.tenantId();
    store.change(
        tx -> {
          OpenAct.changed(Limits.find(tx), limits);
          Limits.set(tx, tenant, limits);
        });
    return read();
  }

  @Override
  public BounceSecret renewBounceSecret() {
    return new BounceSecret(bounceSecrets.renew(Context.tenantId(), clock.instant()));
  }
}
