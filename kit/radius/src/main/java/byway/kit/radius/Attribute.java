package byway.kit.radius;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** One attribute: its type and its bytes, which it keeps for itself. */
public final class Attribute {
  /** What fits beside type and length (RFC 2865 section 5). */
  public static final int MOST_BYTES = 253;

  private final Type type;
  private final byte[] value;

  private Attribute(Type type, byte[] value) {
    int most = type.vendor() == 0 ? MOST_BYTES : MOST_BYTES - 6;
    if (value.length > most) {
      throw new IllegalArgumentException(type + " of %d bytes".formatted(value.length));
    }
    this.type = type;
    this.value = value;
  }

  public static Attribute of(Type type, byte[] value) {
    return new Attribute(type, value.clone());
  }

  public static Attribute of(Type type, String text) {
    return new Attribute(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An unsigned number of 32 bits; what is larger becomes the largest. */
  public static Attribute of(Type type, long number) {
    if (number < 0) {
      throw new IllegalArgumentException(type + " is negative: " + number);
    }
    return new Attribute(
        type, ByteBuffer.allocate(4).putInt((int) Math.min(number, 0xffff_ffffL)).array());
  }

  public static Attribute of(Type type, Inet4Address address) {
    return new Attribute(type, address.getAddress());
  }

  /** For the decoder, which hands over bytes that nobody else has. */
  static Attribute owning(Type type, byte[] value) {
    return new Attribute(type, value);
  }

  public Type type() {
    return type;
  }

  public byte[] bytes() {
    return value.clone();
  }

  int length() {
    return value.length;
  }

  void putInto(ByteBuffer target) {
    target.put(value);
  }

  public String text() {
    return new String(value, StandardCharsets.UTF_8);
  }

  public long number() throws MalformedPacket {
    if (value.length != 4) {
      throw new MalformedPacket("number_length");
    }
    return Integer.toUnsignedLong(ByteBuffer.wrap(value).getInt());
  }

  public InetAddress address() throws MalformedPacket {
    try {
      return InetAddress.getByAddress(value);
    } catch (UnknownHostException e) {
      throw new MalformedPacket("address_length");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attribute that
        && type.equals(that.type)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(value);
  }

  /** Passwords may be among the bytes of these; the others help whoever reads a log. */
  @Override
  public String toString() {
    boolean secret = type.equals(Type.USER_PASSWORD) || type.equals(Type.CHAP_PASSWORD);
    return type.vendor()
        + "/"
        + type.number()
        + "="
        + (secret ? "hidden" : HexFormat.of().formatHex(value));
  }
}
