package byway.kit.radius;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;

/** MS-CHAPv2 (RFC 2759) and the keys that come of it (RFC 3079), as the RFCs compute them. */
public final class MsChap2 {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] MAGIC_1 = ascii("Magic server to client signing constant");
  private static final byte[] MAGIC_2 = ascii("Pad to make it do more than one iteration");
  private static final byte[] MASTER = ascii("This is the MPPE Master Key");
  private static final byte[] CLIENT_SENDS =
      ascii("On the client side, this is the send key; on the server side, it is the receive key.");
  private static final byte[] SERVER_SENDS =
      ascii("On the client side, this is the receive key; on the server side, it is the send key.");

  private MsChap2() {}

  /**
   * What proves the server to the client in turn, and the keys of RFC 3079.
   *
   * @param authenticator {@code S=} and 40 hexadecimal digits
   */
  public record Answer(String authenticator, String sendKey, String receiveKey) {
    @Override
    public String toString() {
      return "Answer[hidden]";
    }
  }

  /** What the owner of a password responds to a challenge: 24 bytes. */
  public static byte[] respond(
      String login, byte[] challenge, byte[] peerChallenge, String password) {
    var mixed = Arrays.copyOf(sha1(peerChallenge, challenge, ascii(name(login))), 8);
    return challengeResponse(mixed, ntHash(password));
  }

  /** The answer to a response that the owner of this password has given; none to another's. */
  public static Optional<Answer> check(
      String login, byte[] challenge, byte[] peerChallenge, byte[] response, String password) {
    if (challenge.length != 16 || peerChallenge.length != 16 || response.length != 24) {
      return Optional.empty();
    }
    var hash = ntHash(password);
    var mixed = Arrays.copyOf(sha1(peerChallenge, challenge, ascii(name(login))), 8);
    if (!MessageDigest.isEqual(challengeResponse(mixed, hash), response)) {
      return Optional.empty();
    }
    var hashHash = md4(hash);
    var authenticator = sha1(sha1(hashHash, response, MAGIC_1), mixed, MAGIC_2);
    var master = Arrays.copyOf(sha1(hashHash, response, MASTER), 16);
    return Optional.of(
        new Answer(
            "S=" + HEX.formatHex(authenticator).toUpperCase(Locale.ROOT),
            HEX.formatHex(key(master, SERVER_SENDS)),
            HEX.formatHex(key(master, CLIENT_SENDS))));
  }

  /** Without a Windows domain before it (RFC 2759 section 4). */
  private static String name(String login) {
    return login.substring(login.lastIndexOf('\\') + 1);
  }

  /** MD4 of the password in UTF-16. */
  public static byte[] ntHash(String password) {
    return md4(password.getBytes(StandardCharsets.UTF_16LE));
  }

  private static byte[] key(byte[] master, byte[] magic) {
    var pad1 = new byte[40];
    var pad2 = new byte[40];
    Arrays.fill(pad2, (byte) 0xf2);
    return Arrays.copyOf(sha1(master, pad1, magic, pad2), 16);
  }

  private static byte[] challengeResponse(byte[] challenge, byte[] hash) {
    var keys = Arrays.copyOf(hash, 21);
    var response = new byte[24];
    for (int i = 0; i < 3; i++) {
      var part = des(Arrays.copyOfRange(keys, i * 7, i * 7 + 7), challenge);
      System.arraycopy(part, 0, response, i * 8, 8);
    }
    return response;
  }

  /** 56 bits spread over eight bytes, whose lowest bits DES does not look at. */
  private static byte[] des(byte[] seven, byte[] block) {
    var key = new byte[8];
    for (int i = 0; i < 8; i++) {
      int bits = 0;
      for (int bit = i * 7; bit < i * 7 + 7; bit++) {
        bits = bits << 1 | seven[bit / 8] >> 7 - bit % 8 & 1;
      }
      key[i] = (byte) (bits << 1);
    }
    try {
      var cipher = Cipher.getInstance("DES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] md4(byte[] value) {
    var digest = new MD4Digest();
    digest.update(value, 0, value.length);
    var result = new byte[digest.getDigestSize()];
    digest.doFinal(result, 0);
    return result;
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
