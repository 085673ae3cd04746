package byway.charging.balances.api;

import java.util.UUID;

/** The answer to one report. */
public sealed interface ChargeAnswer {
  UUID sessionId();

  /** Charged, durably; the ceiling is what the hotspot may serve up to. */
  record Charged(UUID sessionId, long usedBytes, long ceilingBytes, boolean closed)
      implements ChargeAnswer {}

  /**
   * Not charged, and nothing changed.
   *
   * @param code {@code unknown_session}, {@code not_your_session}, {@code counter_negative}, {@code
   *     counter_out_of_range}, {@code overloaded}
   * @param comeAgain whether the same report may succeed later
   */
  record NotCharged(UUID sessionId, String code, boolean comeAgain) implements ChargeAnswer {}
}
