package byway.kit.radius;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an access point and the server share, and what is proven and hidden with it. */
public final class Secret {
  private static final int BLOCK = 16;
  private static final int MOST_PASSWORD_BYTES = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final MessageDigest MD5 = found(() -> MessageDigest.getInstance("MD5"));

  private final byte[] bytes;

  /** Ready to begin: a copy of it costs far less than looking for a new one. */
  private final Mac hmacMd5;

  public Secret(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the secret is empty");
    }
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.hmacMd5 = found(() -> hmacMd5(bytes));
  }

  private static Mac hmacMd5(byte[] key) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacMD5");
    mac.init(new SecretKeySpec(key, "HmacMD5"));
    return mac;
  }

  private interface Search<T> {
    T find() throws GeneralSecurityException, CloneNotSupportedException;
  }

  private static <T> T found(Search<T> search) {
    try {
      return search.find();
    } catch (GeneralSecurityException | CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] md5(byte[] packet) {
    var digest = digest();
    digest.update(packet);
    return digest.digest(bytes);
  }

  byte[] hmacMd5(byte[] packet, int length) {
    var mac = found(() -> (Mac) hmacMd5.clone());
    mac.update(packet, 0, length);
    return mac.doFinal();
  }

  /** User-Password hidden (RFC 2865 section 5.2). */
  public Attribute hide(String password, byte[] requestAuthenticator) {
    var clear = password.getBytes(StandardCharsets.UTF_8);
    if (clear.length > MOST_PASSWORD_BYTES) {
      throw new IllegalArgumentException("a password of more than 128 bytes");
    }
    int length = Math.max(BLOCK, (clear.length + BLOCK - 1) / BLOCK * BLOCK);
    var padded = Arrays.copyOf(clear, length);
    return Attribute.owning(Type.USER_PASSWORD, chained(padded, requestAuthenticator, true));
  }

  /** The User-Password of a request. */
  public String reveal(Attribute hidden, Packet request) throws MalformedPacket {
    var value = hidden.bytes();
    if (value.length == 0 || value.length % BLOCK != 0 || value.length > MOST_PASSWORD_BYTES) {
      throw new MalformedPacket("password_length");
    }
    var clear = chained(value, request.ownAuthenticator(), false);
    int end = clear.length;
    while (end > 0 && clear[end - 1] == 0) {
      end--;
    }
    return new String(clear, 0, end, StandardCharsets.UTF_8);
  }

  /** MS-MPPE-Send-Key and MS-MPPE-Recv-Key (RFC 2548 section 2.4.2). */
  public Attribute hideKey(Type type, byte[] key, Packet request) {
    var salt = new byte[2];
    RANDOM.nextBytes(salt);
    salt[0] |= (byte) 0x80;
    var padded = new byte[(1 + key.length + BLOCK - 1) / BLOCK * BLOCK];
    padded[0] = (byte) key.length;
    System.arraycopy(key, 0, padded, 1, key.length);
    var start = Arrays.copyOf(request.ownAuthenticator(), BLOCK + salt.length);
    System.arraycopy(salt, 0, start, BLOCK, salt.length);
    var hidden = chained(padded, start, true);
    var value = Arrays.copyOf(salt, salt.length + hidden.length);
    System.arraycopy(hidden, 0, value, salt.length, hidden.length);
    return Attribute.owning(type, value);
  }

  /** Blocks XORed with a hash of the secret and the hidden block before. */
  private byte[] chained(byte[] value, byte[] start, boolean hiding) {
    var result = value.clone();
    var before = start;
    for (int at = 0; at < value.length; at += BLOCK) {
      var digest = digest();
      digest.update(bytes);
      var pad = digest.digest(before);
      for (int i = 0; i < BLOCK; i++) {
        result[at + i] ^= pad[i];
      }
      before = Arrays.copyOfRange(hiding ? result : value, at, at + BLOCK);
    }
    return result;
  }

  private static MessageDigest digest() {
    return found(() -> (MessageDigest) MD5.clone());
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
