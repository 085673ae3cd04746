package byway.fronts.radius;

import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;

/** A request's attributes, as a packet carries them or as FreeRADIUS's REST module writes them. */
interface Attributes {
  boolean has(Type type);

  /** Empty where there is none. */
  String text(Type type) throws MalformedPacket;

  /** Nothing where there is none. */
  long number(Type type) throws MalformedPacket;

  /** Acct-Status-Type; nothing where it is none that is known. */
  long statusType() throws MalformedPacket;

  /** Class; empty where there is none. */
  byte[] givenClass() throws MalformedPacket;

  /** Framed-IP-Address; empty where there is none. */
  String address() throws MalformedPacket;

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
    public long number(Type type) throws MalformedPacket {
      return packet.number(type, 0);
    }

    @Override
    public long statusType() throws MalformedPacket {
      return number(Type.ACCT_STATUS_TYPE);
    }

    @Override
    public byte[] givenClass() {
      return packet.first(Type.CLASS).map(given -> given.bytes()).orElse(new byte[0]);
    }

    @Override
    public String address() throws MalformedPacket {
      var address = packet.first(Type.FRAMED_IP_ADDRESS);
      return address.isPresent() ? address.get().address().getHostAddress() : "";
    }
  }
}
