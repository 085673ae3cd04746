package byway.fronts.devicelink.mqtt;

import java.util.List;

/** What a client has said. */
sealed interface Packet
    permits Connect,
        Publish,
        Packet.Answer,
        Packet.Subscribe,
        Packet.Unsubscribe,
        Packet.Ping,
        Packet.Disconnect {
  /** Messages of ours that it answers: PUBACK, PUBREC, PUBREL and PUBCOMP. */
  record Answer(int type, int id, int code) implements Packet {
    boolean isFailure() {
      return code >= 0x80;
    }
  }

  /** Filters with what was wished for each. */
  record Subscribe(int id, List<Wish> wishes, boolean identified) implements Packet {}

  /** No subscription to these any more. */
  record Unsubscribe(int id, List<String> filters) implements Packet {}

  /** Whether somebody is there. */
  record Ping() implements Packet {}

  /** The end, as the client wants it. */
  record Disconnect() implements Packet {}
}
