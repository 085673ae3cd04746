package byway.fronts.devicelink.mqtt;

/** Whose door it is. Called on the line's thread, which must not be made to wait. */
public interface House {
  /** Somebody has introduced itself: {@link Line#accept} or {@link Line#refuse} is to follow. */
  void arrived(Line line, Connect connect);

  /** Something came that is no MQTT, or not in its place; the line ends. */
  void broken(Reason reason);

  /** A line has ended, for this reason, which is to be counted. */
  void ended(Reason reason);

  /** A fault of ours while a packet was worked on. */
  void failed(RuntimeException failure);
}
