package byway.fronts.devicelink.mqtt;

import byway.hotspot.protocol.ProtocolLimits;

/** What this server takes; a client of MQTT 5 is told in CONNACK, and held to it. */
final class Terms {
  /** Messages of QoS 1 and 2 that wait for their answer: Receive Maximum (3.2.2.3.3). */
  static final int RECEIVE_MAXIMUM = 64;

  /** A whole packet: a payload of ours, with its topic and properties (3.2.2.3.6). */
  static final int PACKET_BYTES = ProtocolLimits.PAYLOAD_BYTES + 256;

  /** The longest silence that a client of MQTT 5 may ask for (3.2.2.3.14). */
  static final int KEEP_ALIVE_SECONDS = 1_800;

  /** From the first byte to CONNECT. */
  static final int CONNECT_SECONDS = 20;

  /** Connections that are not let in yet, and those of one address. */
  static final int STRANGERS = 8_192;

  static final int STRANGERS_OF_ONE = 256;

  /** Messages to a client that wait for its answers to former ones, or for its link. */
  static final int WAITING_MESSAGES = 256;

  private Terms() {}
}
