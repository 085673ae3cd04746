package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.SetSmsSender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Text messages by the operator's own gateway, or by the installation's. */
@Singleton
final class SmsCourier implements Courier {
  static final String PURPOSE = "notifications.sms-secret";

  private final NotificationsStore store;
  private final SmsSettings settings;
  private final Sealed sealed;
  private final SmsGateways gateways;

  @Inject
  SmsCourier(NotificationsStore store, Settings settings, Keys keys, SmsGateways gateways) {
    this(store, settings.of(SmsSettings.class), keys, gateways);
  }

  SmsCourier(NotificationsStore store, SmsSettings settings, Keys keys, SmsGateways gateways) {
    this.store = store;
    this.settings = settings;
    this.sealed = new Sealed(keys, PURPOSE);
    this.gateways = gateways;
  }

  SmsSettings settings() {
    return settings;
  }

  @Override
  public Optional<Way> way(Channel channel) {
    return channel == Channel.SMS
        ? route().map(route -> message -> gateways.send(route, message))
        : Optional.empty();
  }

  /** By what is set, for the operator of the context. */
  Optional<SmsRoute> route() {
    var tenant = Context.current().tenant();
    var own = tenant == null ? Optional.<SenderRows.Sms>empty() : store.read(SenderRows::sms);
    if (own.isEmpty() || tenant == null) {
      return settings.gateway();
    }
    var row = own.get();
    return Optional.of(
        new SmsRoute(
            row.kind(),
            URI.create(row.address()),
            row.account(),
            open(tenant, row.secret()),
            row.smsFrom(),
            row.template()));
  }

  SmsRoute route(SetSmsSender tried) {
    var tenant = Context.current().tenant();
    var given = tried.secret();
    var secret =
        tenant == null ? (given == null ? "" : given) : open(tenant, secretOf(tenant, tried));
    return new SmsRoute(
        tried.kind(), tried.address(), tried.account(), secret, tried.from(), tried.template());
  }

  private String open(UUID tenant, byte @Nullable [] kept) {
    return kept == null ? "" : sealed.open(kept, tenant).orElse("");
  }

  /** Sealed: the one that is given, or the one that is kept for the same address and account. */
  byte @Nullable [] secretOf(UUID tenant, SetSmsSender sender) {
    var given = sender.secret();
    if (given != null && !given.isEmpty()) {
      return sealed.seal(given, tenant);
    }
    var kept = store.read(SenderRows::sms);
    boolean isSame =
        kept.isPresent()
            && sender.address().toString().equals(kept.get().address())
            && sender.account().equals(kept.get().account());
    var secret = isSame ? kept.get().secret() : null;
    if (secret == null) {
      throw Refusal.invalid("password_needed", "give the secret for this gateway and account");
    }
    return Arrays.copyOf(secret, secret.length);
  }
}
