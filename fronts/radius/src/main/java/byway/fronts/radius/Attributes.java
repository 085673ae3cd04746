package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A request's attributes, as a packet carries them or as FreeRADIUS's REST module writes them. */
interface Attributes {
  boolean has(Type type);

  /** Empty where there is none. */
  String text(Type type) throws MalformedPacket;

  /** The bytes of a text, which may be anything; empty where there is none. */
  default byte[] bytes(Type type) throws MalformedPacket {
    return text(type).getBytes(StandardCharsets.UTF_8);
  }

  /** Nothing where there is none. */
  long number(Type type) throws MalformedPacket;

  /** Acct-Status-Type; nothing where it is none that is known. */
  long statusType() throws MalformedPacket;

  /** Every Class in its order, those of other servers too (RFC 2865 section 5.25). */
  List<byte[]> classes() throws MalformedPacket;

  /** Framed-IP-Address; empty where there is none. */
  String address() throws MalformedPacket;

  /** Event-Timestamp (RFC 2869 section 5.3), in seconds since 1970; nothing where there is none. */
  long eventSeconds() throws MalformedPacket;

  /** What makes the request unlike any other; empty where nothing does. */
  default String proof() {
    return "";
  }

  /** Those of a packet. */
  record OfPacket(Packet packet) implements Attributes {
    @Override
    public boolean has(Type type) {
      return packet.has(type);
    }

    @Override
    public String text(Type type) {
      return packet.text(type);
    }

    @Override
    public byte[] bytes(Type type) {
      return packet.first(type).map(Attribute::bytes).orElse(new byte[0]);
    }

    @Override
    public long number(Type type) throws MalformedPacket {
      return packet.number(type, 0);
    }

    @Override
    public long statusType() throws MalformedPacket {
      return number(Type.ACCT_STATUS_TYPE);
    }

    @Override
    public List<byte[]> classes() {
      return packet.all(Type.CLASS).stream().map(Attribute::bytes).toList();
    }

    @Override
    public String address() throws MalformedPacket {
      var address = packet.first(Type.FRAMED_IP_ADDRESS);
      return address.isPresent() ? address.get().address().getHostAddress() : "";
    }

    @Override
    public long eventSeconds() throws MalformedPacket {
      return number(Type.EVENT_TIMESTAMP);
    }

    @Override
    public String proof() {
      return HexFormat.of().formatHex(packet.authenticator());
    }
  }
}
