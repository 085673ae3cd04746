package byway.network.access;

import byway.charging.balances.api.Charging;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends the meter of a session that is over, or never came to be. */
@Singleton
final class EndMeter {
  private static final Logger LOG = Logger.getLogger(EndMeter.class);

  private final AccessStore store;
  private final Charging charging;

  EndMeter(AccessStore store, Charging charging) {
    this.store = store;
    this.charging = charging;
  }

  /** When charging is away, the meter stays noted as loose and is ended later. */
  void of(UUID sessionId) {
    try {
      now(sessionId);
    } catch (Refusal | CallFailed failure) {
      LOG.warnf("a meter is ended later: %s", failure.getMessage());
    }
  }

  /** The same for who comes again by itself: what it fails of is thrown. */
  void now(UUID sessionId) {
    try {
      var unused = charging.close(sessionId);
    } catch (Refusal refusal) {
      if (!refusal.isNotFound()) {
        throw refusal;
      }
    }
    store.change(tx -> LooseMeters.forget(tx, sessionId));
  }
}
