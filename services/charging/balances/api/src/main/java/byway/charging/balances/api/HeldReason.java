package byway.charging.balances.api;

import java.util.Locale;

/** Why use that a hotspot claims is held back. Their order is kept in rows: new ones come last. */
public enum HeldReason {
  /** More than a guest's radio link can have carried. */
  RADIO,
  /** More than the hotspot's uplink can have carried. */
  UPLINK,
  /** Much, in a session whose sign-in came through the access point alone. */
  RELAYED,
  /** It would leave one more guest with nothing, of far more than usual within an hour. */
  MANY_EMPTIED;

  /** As metrics name it. */
  public String inRows() {
    return name().toLowerCase(Locale.ROOT);
  }
}
