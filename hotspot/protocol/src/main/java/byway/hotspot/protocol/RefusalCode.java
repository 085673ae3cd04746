package byway.hotspot.protocol;

/** Why the platform did not charge what was reported for a session. The numbers never change. */
public enum RefusalCode implements WireCode {
  /** The platform has no such session on this hotspot: close it and stop reporting it. */
  UNKNOWN_SESSION(1),
  /** The session is closed and settled for good: stop reporting it. */
  SESSION_SETTLED(2),
  /**
   * Not now: keep it in the journal and come again later, with jitter. The only passing refusal.
   */
  OVERLOADED(3),
  /** The figures cannot be true, as used far past the ceiling: close it; a person will look. */
  IMPLAUSIBLE(4);

  private final int wireCode;

  RefusalCode(int wireCode) {
    this.wireCode = wireCode;
  }

  /** Whether the same report may be accepted later. */
  public boolean passing() {
    return this == OVERLOADED;
  }

  @Override
  public int wireCode() {
    return wireCode;
  }
}
