package byway.network.access;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.UsageReport;
import byway.kit.store.Store;
import byway.kit.values.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Charging, as far as access meets it: meters that are opened once and closed. */
final class Meterer implements Charging {
  final Map<UUID, Meter> meters = new ConcurrentHashMap<>();
  volatile boolean away;
  volatile long ceilingBytes;
  volatile Runnable afterOpening = () -> {};

  /** Meters of these customers that still reserve bytes. */
  List<UUID> running(UUID customerId) {
    return meters.values().stream()
        .filter(meter -> meter.accountId().equals(customerId) && !meter.closed())
        .map(Meter::sessionId)
        .toList();
  }

  /** What a hotspot's last report does. */
  void hotspotEnds(UUID sessionId) {
    meters.computeIfPresent(sessionId, (id, meter) -> closed(meter));
  }

  @Override
  public Meter open(OpenMeter command) {
    check();
    var meter =
        meters.computeIfAbsent(
            command.sessionId(),
            id ->
                new Meter(id, command.accountId(), command.deviceId(), 0, 0, ceilingBytes, false));
    afterOpening.run();
    return meter;
  }

  @Override
  public List<Offer> offers(List<AskOffer> questions) {
    return questions.stream().map(question -> new Offer(ceilingBytes, 16_000_000)).toList();
  }

  @Override
  public List<Meter> states(List<UUID> sessionIds) {
    check();
    return sessionIds.stream().filter(meters::containsKey).map(meters::get).toList();
  }

  @Override
  public Meter close(UUID sessionId) {
    check();
    var meter = meters.computeIfPresent(sessionId, (id, open) -> closed(open));
    if (meter == null) {
      throw Refusal.notFound("the session");
    }
    return meter;
  }

  private void check() {
    if (Store.isOpen()) {
      throw new IllegalStateException("called inside a database transaction");
    }
    if (away) {
      throw Refusal.unavailable("unavailable", "charging is away");
    }
  }

  private static Meter closed(Meter meter) {
    return new Meter(meter.sessionId(), meter.accountId(), meter.deviceId(), 0, 0, 0, true);
  }

  @Override
  public List<ChargeAnswer> report(List<UsageReport> reports) {
    throw new UnsupportedOperationException();
  }
}
