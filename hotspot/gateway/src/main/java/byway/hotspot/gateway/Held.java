package byway.hotspot.gateway;

/**
 * What the kernel holds for a session.
 *
 * @param wishedKbps the session's own rate; 0 for none
 * @param rateKbps the one that is enforced
 * @param droppedBytes counted by the quota, and stopped
 */
record Held(
    int mark, long limitBytes, long noticeBytes, int wishedKbps, int rateKbps, long droppedBytes) {
  private static final int UNKNOWN = -1;

  /** Of a session that was found in the kernel, until the agent admits it again. */
  static Held found(int mark) {
    return new Held(mark, UNKNOWN, Long.MAX_VALUE, 0, UNKNOWN, 0);
  }

  boolean isFound() {
    return limitBytes == UNKNOWN;
  }

  Held after(long dropped) {
    return new Held(mark, limitBytes, noticeBytes, wishedKbps, rateKbps, dropped);
  }

  Held atRate(int kbps) {
    return new Held(mark, limitBytes, noticeBytes, wishedKbps, kbps, droppedBytes);
  }
}
