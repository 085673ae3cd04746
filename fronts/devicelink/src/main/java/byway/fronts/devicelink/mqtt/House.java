package byway.fronts.devicelink.mqtt;

import org.jspecify.annotations.Nullable;

/** Whose door it is. Called on the line's thread, which must not be made to wait. */
public interface House {
  /** Somebody has introduced itself: {@link Line#accept} or {@link Line#refuse} is to follow. */
  void arrived(Line line, Connect connect);

  /** Something came that is no MQTT, or not in its place; the line ends. */
  void broken(Reason reason);

  /** A line has ended, for this reason, which is to be counted. */
  void ended(Reason reason);

  /**
   * Whose places a connection from there takes, among those who are not let in yet: an address, or
   * a network of one; empty where many come by one address.
   */
  String crowd(@Nullable String address);

  /** A fault of ours while a packet was worked on. */
  void failed(RuntimeException failure);
}
