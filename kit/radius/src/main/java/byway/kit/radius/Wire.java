package byway.kit.radius;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packets from bytes and into bytes, under the secret that two sides share. The
 * Message-Authenticator (RFC 3579 section 3.2) is the first attribute of all that is sent where it
 * may be, which is what stops BlastRADIUS (CVE-2024-3596).
 */
public final class Wire {
  /** RFC 2865 section 3. */
  public static final int MOST_BYTES = 4_096;

  private static final int HEADER = 20;
  private static final int AUTHENTICATOR = 16;
  private static final byte[] ZEROS = new byte[AUTHENTICATOR];
  private static final SecureRandom RANDOM = new SecureRandom();

  private Wire() {}

  /** Reads a packet without asking whether its sender knows the secret. */
  public static Packet decode(byte[] bytes, int length) throws MalformedPacket {
    if (length < HEADER || length > MOST_BYTES) {
      throw new MalformedPacket("packet_length");
    }
    var in = ByteBuffer.wrap(bytes, 0, length);
    var code = Code.of(Byte.toUnsignedInt(in.get())).orElse(null);
    if (code == null) {
      throw new MalformedPacket("code");
    }
    int identifier = Byte.toUnsignedInt(in.get());
    int said = Short.toUnsignedInt(in.getShort());
    if (said < HEADER || said > length) {
      throw new MalformedPacket("packet_length");
    }
    in.limit(said); // what follows is padding
    var authenticator = new byte[AUTHENTICATOR];
    in.get(authenticator);
    return new Packet(code, identifier, authenticator, attributes(in));
  }

  private static List<Attribute> attributes(ByteBuffer in) throws MalformedPacket {
    var attributes = new ArrayList<Attribute>(24);
    while (in.hasRemaining()) {
      int number = Byte.toUnsignedInt(in.get());
      if (!in.hasRemaining()) {
        throw new MalformedPacket("attribute_type");
      }
      int length = Byte.toUnsignedInt(in.get()) - 2;
      if (length < 0 || length > in.remaining()) {
        throw new MalformedPacket("attribute_length");
      }
      var value = new byte[length];
      in.get(value);
      if (number == 26) {
        vendors(value, attributes);
      } else if (number > 0) { // 0 is reserved, and says nothing
        attributes.add(Attribute.owning(new Type(0, number), value));
      }
    }
    return List.copyOf(attributes);
  }

  /**
   * One or more of a vendor; a vendor's own format, or what is none, is left as it is (RFC 2865
   * section 5.26): it makes nothing beside it any worse.
   */
  private static void vendors(byte[] value, List<Attribute> attributes) {
    if (value.length < 4) {
      attributes.add(Attribute.owning(Type.VENDOR_SPECIFIC, value));
      return;
    }
    var in = ByteBuffer.wrap(value);
    int vendor = in.getInt();
    var found = new ArrayList<Attribute>();
    while (vendor > 0 && in.remaining() >= 2) {
      int number = Byte.toUnsignedInt(in.get());
      int length = Byte.toUnsignedInt(in.get()) - 2;
      if (number == 0 || length < 0 || length > in.remaining()) {
        attributes.add(Attribute.owning(Type.VENDOR_SPECIFIC, value));
        return;
      }
      var part = new byte[length];
      in.get(part);
      found.add(Attribute.owning(new Type(vendor, number), part));
    }
    attributes.addAll(found);
  }

  /** A request under way: its packet, and its bytes to send. */
  public record Outgoing(Packet packet, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Outgoing that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return packet.toString();
    }
  }

  /** A request that hides no password; all but accounting have a Message-Authenticator. */
  public static Outgoing request(
      Code code, int identifier, List<Attribute> attributes, Secret secret) {
    var authenticator = code.hasRandomAuthenticator() ? random() : ZEROS;
    return request(code, identifier, authenticator, attributes, secret);
  }

  /** A request whose authenticator was needed before, to hide a password with. */
  public static Outgoing request(
      Code code, int identifier, byte[] authenticator, List<Attribute> attributes, Secret secret) {
    boolean random = code.hasRandomAuthenticator();
    var start = random ? authenticator : ZEROS;
    var bytes = encode(code, identifier, start, attributes, code.isSigned());
    if (code.isSigned()) {
      sign(bytes, secret);
    }
    if (!random) {
      var proof = secret.md5(bytes);
      System.arraycopy(proof, 0, bytes, 4, AUTHENTICATOR);
    }
    var own = Arrays.copyOfRange(bytes, 4, HEADER);
    return new Outgoing(new Packet(code, identifier, own, attributes), bytes);
  }

  /**
   * Whether an answer with these fits into a packet, beside its Message-Authenticator and all that
   * has to come back to proxies on the way (RFC 2865 section 5.33). One with nothing of its own
   * does.
   */
  public static boolean fits(Packet request, List<Attribute> attributes) {
    return length(withProxyStates(request, attributes), true) <= MOST_BYTES;
  }

  private static List<Attribute> withProxyStates(Packet request, List<Attribute> attributes) {
    var all = new ArrayList<Attribute>(attributes);
    all.addAll(request.all(Type.PROXY_STATE));
    return all;
  }

  /**
   * The answer to a request; one to an Access-Request has a Message-Authenticator, unless the
   * request had none and left no place for it, as one over TLS may.
   */
  public static byte[] answer(
      Packet request, Code code, List<Attribute> attributes, Secret secret) {
    var all = withProxyStates(request, attributes);
    boolean signed =
        request.has(Type.MESSAGE_AUTHENTICATOR)
            ? code.answersAccess() || code.isSigned()
            : code.answersAccess() && length(all, true) <= MOST_BYTES;
    var bytes = encode(code, request.identifier(), request.ownAuthenticator(), all, signed);
    if (signed) {
      sign(bytes, secret);
    }
    var proof = secret.md5(bytes);
    System.arraycopy(proof, 0, bytes, 4, AUTHENTICATOR);
    return bytes;
  }

  public static byte[] random() {
    var bytes = new byte[AUTHENTICATOR];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] encode(
      Code code, int identifier, byte[] authenticator, List<Attribute> attributes, boolean signed) {
    int length = length(attributes, signed);
    if (length > MOST_BYTES) {
      throw new IllegalArgumentException("a packet of %d bytes".formatted(length));
    }
    var out = ByteBuffer.allocate(length);
    out.put((byte) code.number()).put((byte) identifier).putShort((short) length);
    out.put(authenticator);
    if (signed) {
      out.put((byte) Type.MESSAGE_AUTHENTICATOR.number())
          .put((byte) (2 + AUTHENTICATOR))
          .put(ZEROS);
    }
    for (var attribute : attributes) {
      put(out, attribute);
    }
    return out.array();
  }

  private static int length(List<Attribute> attributes, boolean signed) {
    int length = HEADER + (signed ? 2 + AUTHENTICATOR : 0);
    for (var attribute : attributes) {
      length += attribute.length() + (attribute.type().vendor() == 0 ? 2 : 8);
    }
    return length;
  }

  private static void put(ByteBuffer out, Attribute attribute) {
    var type = attribute.type();
    if (type.vendor() != 0) {
      out.put((byte) Type.VENDOR_SPECIFIC.number()).put((byte) (attribute.length() + 8));
      out.putInt(type.vendor());
    }
    out.put((byte) type.number()).put((byte) (attribute.length() + 2));
    attribute.putInto(out);
  }

  /** Fills the Message-Authenticator in, which {@link #encode} has put first. */
  private static void sign(byte[] bytes, Secret secret) {
    var mac = secret.hmacMd5(bytes, bytes.length);
    System.arraycopy(mac, 0, bytes, HEADER + 2, AUTHENTICATOR);
  }

  /**
   * Whether who sent this request knows the secret. An Access-Request without Message-Authenticator
   * proves nothing, and is {@link Proof#MISSING}.
   */
  public static Proof proofOfRequest(byte[] bytes, Packet request, Secret secret) {
    boolean random = request.code().hasRandomAuthenticator();
    if (!random && !isProven(bytes, request, ZEROS, secret)) {
      return Proof.WRONG;
    }
    if (!request.has(Type.MESSAGE_AUTHENTICATOR)) {
      return random ? Proof.MISSING : Proof.RIGHT;
    }
    return isSigned(bytes, random ? request.ownAuthenticator() : ZEROS, secret)
        ? Proof.RIGHT
        : Proof.WRONG;
  }

  /** Whether this answers that request, by somebody who knows the secret. */
  public static boolean answers(byte[] bytes, Packet answer, Packet request, Secret secret) {
    if (answer.identifier() != request.identifier()
        || !isProven(bytes, answer, request.ownAuthenticator(), secret)) {
      return false;
    }
    return !answer.has(Type.MESSAGE_AUTHENTICATOR)
        || isSigned(bytes, request.ownAuthenticator(), secret);
  }

  private static boolean isProven(byte[] bytes, Packet packet, byte[] with, Secret secret) {
    var copy = Arrays.copyOf(bytes, length(bytes));
    System.arraycopy(with, 0, copy, 4, AUTHENTICATOR);
    return MessageDigest.isEqual(secret.md5(copy), packet.ownAuthenticator());
  }

  private static boolean isSigned(byte[] bytes, byte[] with, Secret secret) {
    int length = length(bytes);
    var copy = Arrays.copyOf(bytes, length);
    System.arraycopy(with, 0, copy, 4, AUTHENTICATOR);
    for (int at = HEADER; at < length; at += Byte.toUnsignedInt(copy[at + 1])) {
      if (copy[at] == (byte) Type.MESSAGE_AUTHENTICATOR.number()) {
        if (copy[at + 1] != 2 + AUTHENTICATOR) {
          return false;
        }
        var said = Arrays.copyOfRange(copy, at + 2, at + 2 + AUTHENTICATOR);
        Arrays.fill(copy, at + 2, at + 2 + AUTHENTICATOR, (byte) 0);
        return MessageDigest.isEqual(secret.hmacMd5(copy, length), said);
      }
    }
    return false;
  }

  private static int length(byte[] bytes) {
    return Byte.toUnsignedInt(bytes[2]) << 8 | Byte.toUnsignedInt(bytes[3]);
  }
}
