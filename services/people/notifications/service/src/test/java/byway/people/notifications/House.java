package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.outgoing.Outgoing;
import byway.kit.outgoing.OutgoingSettings;
import byway.kit.outgoing.Resolver;
import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.notifications.api.MessageKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/** All of the service around a courier, as the platform puts it together. */
final class House {
  static final URI HOME = URI.create("https://byway.example");
  private static final String SECRET = "a secret of these tests, long enough";

  /** Servers and gateways of these tests are on this machine. */
  private static final OutgoingSettings NETWORKS =
      OutgoingSettings.USUAL.withPlainHttp(true).withNetworks("mail=127.0.0.0/8,sms=127.0.0.0/8");

  final TestInfrastructure infrastructure;
  final NotificationsStore store;
  final KnownTenants tenants = new KnownTenants();
  final MeterRegistry metrics;
  final BounceSecrets bounceSecrets;
  private final Operators operators;
  private KnownKinds kinds = new KnownKinds(List.of());
  private final Keys keys = new Keys(SECRET);
  private MailSettings mailSettings = new MailSettings(Optional.empty(), false);
  private SmsSettings smsSettings = new SmsSettings(Optional.empty());
  private SSLContext trust = usual();

  House(TestInfrastructure infrastructure, NotificationsStore store, MeterRegistry metrics) {
    this.infrastructure = infrastructure;
    this.store = store;
    this.metrics = metrics;
    this.operators = new Operators(tenants, infrastructure.clock);
    this.bounceSecrets = new BounceSecrets(store, keys);
  }

  House trusting(SSLContext context) {
    trust = context;
    return this;
  }

  House with(MailSettings settings) {
    mailSettings = settings;
    return this;
  }

  House with(SmsSettings settings) {
    smsSettings = settings;
    return this;
  }

  HiddenByVersion hidden(UUID tenant) {
    return new HiddenByVersion(store, keys, new KnownTenants(tenant));
  }

  private static SSLContext usual() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outgoing outgoing() {
    return new Outgoing(
        NETWORKS, Resolver.system(), trust, infrastructure.clock, new SimpleMeterRegistry());
  }

  MailCourier mail() {
    return new MailCourier(
        store, mailSettings, keys, new Smtp(outgoing(), trust), operators, infrastructure.clock);
  }

  SmsGateways gateways() {
    return new SmsGateways(outgoing(), HOME);
  }

  SmsCourier sms() {
    return new SmsCourier(store, smsSettings, keys, gateways());
  }

  NotificationsEndpoint endpoint() {
    return endpoint(new Couriers(mail(), sms()));
  }

  NotificationsEndpoint endpoint(Courier courier) {
    var handOver = handOver(courier);
    return new NotificationsEndpoint(
        store,
        new SendOnce(
            store,
            handOver,
            new MessageCaps(operators),
            new Worded(store, operators, metrics),
            kinds,
            infrastructure.clock,
            Runnable::run),
        handOver,
        reports(),
        new SmsReports(store, sms(), HOME, metrics),
        infrastructure.clock);
  }

  SendersEndpoint senders() {
    return new SendersEndpoint(
        store,
        mail(),
        sms(),
        gateways(),
        bounceSecrets,
        new TestMessages(store, infrastructure.clock),
        infrastructure.clock,
        infrastructure.ids);
  }

  House with(MessageKind... of) {
    kinds = new KnownKinds(List.of(of));
    return this;
  }

  MessageTemplatesEndpoint templates() {
    return new MessageTemplatesEndpoint(
        store,
        kinds,
        operators,
        mail(),
        sms(),
        gateways(),
        new TestMessages(store, infrastructure.clock),
        infrastructure.clock,
        infrastructure.ids);
  }

  BouncesEndpoint bounces() {
    return new BouncesEndpoint(store, mail(), keys);
  }

  void readBounces(UUID... of) {
    var reading =
        new ReadBounces(
            store,
            new KnownTenants(of),
            new Imap(outgoing(), trust),
            keys,
            infrastructure.clock,
            metrics);
    Context.platform().run(reading::run);
  }

  private MailReports reports() {
    return new MailReports(store, bounceSecrets, infrastructure.clock, metrics);
  }

  private HandOver handOver(Courier courier) {
    return new HandOver(store, courier, infrastructure.clock, metrics);
  }

  void tidy(Courier courier, UUID... of) {
    var tidy =
        new TidyNotifications(
            store, new KnownTenants(of), handOver(courier), reports(), infrastructure.clock);
    Context.platform().run(tidy::run);
  }
}
