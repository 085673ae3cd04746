package byway.hotspot.protocol;

import byway.hotspot.protocol.MalformedMessage.Reason;
import byway.hotspot.protocol.SessionOrder.Ceiling;
import byway.hotspot.protocol.SessionOrder.Close;
import byway.hotspot.protocol.SessionOrder.Open;
import byway.hotspot.protocol.SessionOrder.Portal;
import byway.hotspot.protocol.SessionOrder.Refused;
import byway.hotspot.protocol.Snapshot.HeldSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** The orders' part of the codec. */
final class OrderCodec {
  private OrderCodec() {}

  static void write(WireWriter out, SessionOrder order) {
    switch (order) {
      case Open o ->
          out.octet(1)
              .uuid(o.sessionId())
              .mac(o.mac())
              .varint(o.ceilingBytes())
              .varint(o.rateLimitKbps());
      case Ceiling c -> out.octet(2).uuid(c.sessionId()).varint(c.ceilingBytes());
      case Close c -> out.octet(3).uuid(c.sessionId()).code(c.reason());
      case Portal p -> out.octet(4).mac(p.mac()).text(p.portalToken());
      case Refused r -> out.octet(5).uuid(r.sessionId()).code(r.code());
    }
  }

  static void write(WireWriter out, HeldSession held) {
    out.uuid(held.sessionId())
        .mac(held.mac())
        .varint(held.ceilingBytes())
        .varint(held.rateLimitKbps())
        .varint(held.usedBytesUp())
        .varint(held.usedBytesDown());
  }

  static List<SessionOrder> readOrders(WireReader in) throws MalformedMessage {
    int count = in.count("orders", 1, ProtocolLimits.ITEMS);
    List<SessionOrder> orders = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      orders.add(readOrder(in));
    }
    return orders;
  }

  private static SessionOrder readOrder(WireReader in) throws MalformedMessage {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Open(in.uuid(), in.mac(), in.counter("ceilingBytes"), in.rate());
      case 2 -> new Ceiling(in.uuid(), in.counter("ceilingBytes"));
      case 3 -> new Close(in.uuid(), in.code(CloseReason.values()));
      case 4 -> new Portal(in.mac(), in.token("portalToken"));
      case 5 -> new Refused(in.uuid(), in.code(RefusalCode.values()));
      default -> throw new MalformedMessage(Reason.UNKNOWN_CODE, "order " + kind);
    };
  }

  static List<HeldSession> readHeldSessions(WireReader in) throws MalformedMessage {
    int count = in.count("sessions", 0, ProtocolLimits.ITEMS);
    List<HeldSession> sessions = new ArrayList<>(count);
    var seen = new HashSet<UUID>();
    for (int i = 0; i < count; i++) {
      UUID id = in.uuid();
      if (!seen.add(id)) {
        throw new MalformedMessage(Reason.DUPLICATE, "session twice in one snapshot");
      }
      sessions.add(
          new HeldSession(
              id,
              in.mac(),
              in.counter("ceilingBytes"),
              in.rate(),
              in.counter("usedBytesUp"),
              in.counter("usedBytesDown")));
    }
    return sessions;
  }
}
