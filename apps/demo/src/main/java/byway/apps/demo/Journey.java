package byway.apps.demo;

import byway.charging.balances.api.Balances;
import byway.commerce.payments.api.Payments;
import byway.hotspot.agent.SharedEventLoops;
import byway.kit.settings.Settings;
import byway.network.access.api.Access;
import byway.network.devices.api.Devices;
import byway.people.notifications.api.Notifications;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The main job, once, through the real doors: MQTT for the hotspot, pages for the guest, the card
 * processor's own page for the money. Each line has the figures found; the first wrong one ends it.
 */
@Singleton
class Journey {

  final DemoOperator operator;
  final Devices devices;
  final Access access;
  final Balances balances;
  final Payments payments;
  final Notifications notifications;
  final Settings settings;
  final Random random = new Random();

  Journey(
      DemoOperator operator,
      Devices devices,
      Access access,
      Balances balances,
      Payments payments,
      Notifications notifications,
      Settings settings) {
    this.operator = operator;
    this.devices = devices;
    this.access = access;
    this.balances = balances;
    this.payments = payments;
    this.notifications = notifications;
    this.settings = settings;
  }

  /** What the journey found. */
  record Result(
      long bytesSentByGuest,
      long bytesCountedByHotspot,
      long bytesCharged,
      long bytesLeft,
      long moneyCapturedMinor,
      String currency) {
    String json() {
      return """
      {"bytesSentByGuest":%d,"bytesCountedByHotspot":%d,"bytesCharged":%d,"bytesLeft":%d,\
      "moneyCapturedMinor":%d,"currency":"%s"}\
      """
          .formatted(
              bytesSentByGuest,
              bytesCountedByHotspot,
              bytesCharged,
              bytesLeft,
              moneyCapturedMinor,
              currency);
    }
  }

  Result run(HotspotPort port, Consumer<String> say) {
    operator.make();
    var owner = operator.as(() -> operator.signUp(operator.fresh("owner"), "Olivia Owner"));
    try (var loops = new SharedEventLoops(1, Clock.systemUTC())) {
      var registered = operator.register("Journey hotspot", owner);
      var kept = new Secrets.HotspotSecret(registered.device().id(), registered.secret());
      var spot = new Spot(kept, port, loops, random);
      try {
        return new JourneySteps(this, spot, owner, say).all();
      } finally {
        spot.agent.stop();
      }
    }
  }

  static String mb(long bytes) {
    return bytes % 1_000_000 == 0
        ? "%,d MB".formatted(bytes / 1_000_000)
        : "%,.1f MB".formatted(bytes / 1e6);
  }
}
