package byway.network.access.api;

/**
 * A session with what is paid for.
 *
 * @param usedBytes charged so far
 * @param ceilingBytes where access ends
 */
public record Admitted(Session session, long usedBytes, long ceilingBytes) {
  public long leftBytes() {
    return Math.max(0, ceilingBytes - usedBytes);
  }
}
