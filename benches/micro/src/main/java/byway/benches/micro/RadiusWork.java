package byway.benches.micro;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Proof;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One Interim-Update as an access point sends it. */
@State(Scope.Thread)
public class RadiusWork {
  private final Secret secret = new Secret("a secret of some length");
  private final byte[] bytes =
      Wire.request(
              Code.ACCOUNTING_REQUEST,
              7,
              List.of(
                  Attribute.of(Type.NAS_IDENTIFIER, "an-access-point"),
                  Attribute.of(Type.ACCT_STATUS_TYPE, 3),
                  Attribute.of(Type.ACCT_SESSION_ID, "5f2a91c07d3e"),
                  Attribute.of(Type.USER_NAME, "somebody@example.com"),
                  Attribute.of(Type.CALLING_STATION_ID, "02-00-00-00-00-01"),
                  Attribute.of(Type.CLASS, "0123456789abcdef0123456789abcdef"),
                  Attribute.of(Type.ACCT_INPUT_OCTETS, 123_456_789),
                  Attribute.of(Type.ACCT_INPUT_GIGAWORDS, 1),
                  Attribute.of(Type.ACCT_OUTPUT_OCTETS, 987_654_321),
                  Attribute.of(Type.ACCT_OUTPUT_GIGAWORDS, 2)),
              secret)
          .bytes();
  private final Packet packet = packet(bytes);
  private final MessageDigest md5 = md5();

  int lengthBytes() {
    return bytes.length;
  }

  private static Packet packet(byte[] bytes) {
    try {
      return Wire.decode(bytes, bytes.length);
    } catch (MalformedPacket e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public Packet decode() throws MalformedPacket {
    return Wire.decode(bytes, bytes.length);
  }

  /** Nobody reads a packet faster than it is copied. */
  @Benchmark
  public byte[] copy() {
    return bytes.clone();
  }

  @Benchmark
  public Proof prove() {
    return Wire.proofOfRequest(bytes, packet, secret);
  }

  /**
   * A packet's own MD5 and that of its Message-Authenticator, which is one around the other (RFC
   * 2866 section 3, RFC 2104), read it twice.
   */
  @Benchmark
  public byte[] digestTwice() {
    md5.update(bytes);
    var first = md5.digest();
    md5.update(bytes);
    md5.update(first);
    return md5.digest();
  }
}
