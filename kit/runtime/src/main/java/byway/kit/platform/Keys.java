package byway.kit.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA-256) under a key of their own for each purpose, drawn from the
 * installation's secret. With the secret changed, what was hashed before is not recognised.
 */
public final class Keys {
  /** 32 letters that are not mistaken for one another. */
  public static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  /** What a seal adds: of the 32 bytes of a hash, the first half. */
  public static final int SEAL_BYTES = 16;

  private final Mac secret;

  /** One for each purpose, of which there are as many as places in the code that name one. */
  private final Map<String, Mac> purposes = new ConcurrentHashMap<>();

  public Keys(String secret) {
    this.secret = keyed(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The 32 bytes for these parts; no two lists of parts run into one another. */
  public byte[] mac(String purpose, Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      var value = Objects.toString(part);
      text.append(value.length()).append(':').append(value);
    }
    var key = purposes.computeIfAbsent(purpose, name -> keyed(mac(secret, "key:" + name)));
    return mac(key, text.toString());
  }

  /**
   * What is said, and a seal after it, so that others can carry it and nobody else can make it.
   *
   * @param place where it is good, which is not in it
   */
  public byte[] seal(String purpose, byte[] said, Object... place) {
    return ByteBuffer.allocate(said.length + SEAL_BYTES)
        .put(said)
        .put(sealOf(purpose, said, place))
        .array();
  }

  /** What was said; none where it was not sealed here for this purpose and place. */
  public Optional<byte[]> open(String purpose, byte[] sealed, Object... place) {
    if (sealed.length < SEAL_BYTES) {
      return Optional.empty();
    }
    var said = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
    var seal = Arrays.copyOfRange(sealed, said.length, sealed.length);
    return MessageDigest.isEqual(sealOf(purpose, said, place), seal)
        ? Optional.of(said)
        : Optional.empty();
  }

  /** The same as a text for an address, a header or a cookie. */
  public String sealText(String purpose, byte[] said, Object... place) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(seal(purpose, said, place));
  }

  /** What was said; none where the text was not sealed here for this purpose and place. */
  public Optional<byte[]> openText(String purpose, String text, Object... place) {
    try {
      return open(purpose, Base64.getUrlDecoder().decode(text), place);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] sealOf(String purpose, byte[] said, Object... place) {
    var parts = Arrays.copyOf(place, place.length + 1, Object[].class);
    parts[place.length] = HexFormat.of().formatHex(said);
    return Arrays.copyOf(mac(purpose, parts), SEAL_BYTES);
  }

  /**
   * The letters for these parts, each with 5 random bits.
   *
   * @param alphabet 32 letters
   * @param length at most 32
   */
  public String letters(String alphabet, int length, String purpose, Object... parts) {
    if (alphabet.length() != 32) {
      throw new IllegalArgumentException("an alphabet has 32 letters");
    }
    var random = mac(purpose, parts);
    var letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(alphabet.charAt(random[i] & 31));
    }
    return letters.toString();
  }

  private static Mac keyed(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On a copy of the one with the key, since several threads use it. */
  private static byte[] mac(Mac keyed, String text) {
    try {
      return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Keys[hidden]";
  }
}
