package byway.hotspot.agent;

import byway.hotspot.protocol.DeviceTopic;

/** The way to the platform. It keeps connecting by itself, with growing, jittered pauses. */
public interface Uplink {
  /** Starts connecting; calls of the listener come from any thread. */
  void start(Listener listener);

  /**
   * Sends a message if there is a connection; otherwise it is lost. It is lost too when the
   * connection ends before its acknowledgement; nothing is kept for the next connection.
   *
   * @param acknowledged run when the platform has acknowledged the message (QoS 1)
   */
  void publish(DeviceTopic topic, byte[] payload, Runnable acknowledged);

  /** Ends the connection, if there is one, and makes a new one. */
  void reconnect();

  /** Ends the connection and stays away until {@link #resume}. */
  void suspend();

  /** Ends a suspension. */
  void resume();

  /** Ends for good. */
  void close();

  /** What the uplink tells. */
  interface Listener {
    /** Connected and subscribed. */
    void connected();

    /** The connection is gone, and with it what was not acknowledged. */
    void disconnected();

    /** A message from the platform. */
    void received(DeviceTopic topic, byte[] payload);
  }
}
