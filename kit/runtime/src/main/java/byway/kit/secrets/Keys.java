package byway.kit.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is made with the installation's secret, under a key of its own for each purpose and each
 * version of the secret: keyed hashes (HMAC-SHA-256), seals, drawn letters, and what is hidden
 * (AES-256-GCM). What is made is made with the version that is used; what was made before is
 * recognised for as long as its version is known. Who keeps something that is worked out again from
 * the secret keeps {@link #version} beside it, and asks {@link #at} for that one.
 */
public final class Keys {
  /** 32 letters that are not mistaken for one another. */
  public static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  /** What a seal adds: of the 32 bytes of a hash, the first half. */
  public static final int SEAL_BYTES = 16;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** What is hidden is longer by its version, the nonce and the tag. */
  public static final int HIDDEN_BYTES = 1 + NONCE_BYTES + TAG_BITS / 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keyring ring;

  /** 0 for whichever is used. */
  private final int fixed;

  /** One for each version and purpose, of which there are as many as the code names. */
  private final Map<Purpose, Mac> purposes;

  private record Purpose(int version, String name) {}

  public Keys(Keyring ring) {
    this(ring, 0, new ConcurrentHashMap<>());
    ring.follow(purposes::clear);
  }

  private Keys(Keyring ring, int fixed, Map<Purpose, Mac> purposes) {
    this.ring = ring;
    this.fixed = fixed;
    this.purposes = purposes;
  }

  /** Of a secret that does not change while this process lives. */
  public Keys(String secret) {
    this(Keyring.of(secret));
  }

  /** Which version of the secret is used. */
  public int version() {
    return fixed == 0 ? ring.used() : fixed;
  }

  /** The same with that version. */
  public Keys at(int version) {
    return new Keys(ring, version, purposes);
  }

  /** The oldest version that is known, for what should not change as long as it can be helped. */
  public Keys oldest() {
    return at(ring.known().stream().min(Integer::compare).orElseThrow());
  }

  /** The 32 bytes for these parts; no two lists of parts run into one another. */
  public byte[] mac(String purpose, Object... parts) {
    return macAt(version(), purpose, parts);
  }

  /** The same under each version that is known, the used one first, to look for one of before. */
  public List<byte[]> macs(String purpose, Object... parts) {
    return ring.known().stream().map(version -> macAt(version, purpose, parts)).toList();
  }

  /** Whether these are the bytes for the parts under some version. Takes as long either way. */
  public boolean isMac(byte[] given, String purpose, Object... parts) {
    boolean is = false;
    for (var mac : macs(purpose, parts)) {
      is |= MessageDigest.isEqual(mac, given);
    }
    return is;
  }

  private byte[] macAt(int version, String purpose, Object... parts) {
    return mac(key(version, purpose), text(parts));
  }

  private static String text(Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      var value = Objects.toString(part);
      text.append(value.length()).append(':').append(value);
    }
    return text.toString();
  }

  private Mac key(int version, String purpose) {
    return purposes.computeIfAbsent(
        new Purpose(version, purpose),
        of -> keyed(mac(keyed(bytes(ring.secret(version))), "key:" + purpose)));
  }

  /**
   * What is said, and a seal after it, so that others can carry it and nobody else can make it.
   *
   * @param place where it is good, which is not in it
   */
  public byte[] seal(String purpose, byte[] said, Object... place) {
    return ByteBuffer.allocate(said.length + SEAL_BYTES)
        .put(said)
        .put(sealOf(version(), purpose, said, place))
        .array();
  }

  /** What was said; none where it was not sealed here for this purpose and place. */
  public Optional<byte[]> open(String purpose, byte[] sealed, Object... place) {
    if (sealed.length < SEAL_BYTES) {
      return Optional.empty();
    }
    var said = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
    var seal = Arrays.copyOfRange(sealed, said.length, sealed.length);
    for (int version : ring.known()) {
      if (MessageDigest.isEqual(sealOf(version, purpose, said, place), seal)) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
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

  private byte[] sealOf(int version, String purpose, byte[] said, Object... place) {
    var parts = Arrays.copyOf(place, place.length + 1, Object[].class);
    parts[place.length] = HexFormat.of().formatHex(said);
    return Arrays.copyOf(macAt(version, purpose, parts), SEAL_BYTES);
  }

  /**
   * What is kept so that who has a copy of it cannot read it.
   *
   * @param place whose it is, which is not in it: moved to another place it is not revealed
   */
  public byte[] hide(String purpose, byte[] said, Object... place) {
    int version = version();
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var hidden = cipher(Cipher.ENCRYPT_MODE, version, purpose, nonce, place).doFinal(said);
      return ByteBuffer.allocate(1 + NONCE_BYTES + hidden.length)
          .put((byte) version)
          .put(nonce)
          .put(hidden)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was hidden; none where it was not hidden here for this purpose and place. */
  public Optional<byte[]> reveal(String purpose, byte[] hidden, Object... place) {
    if (hidden.length < HIDDEN_BYTES || !ring.known().contains(versionOf(hidden))) {
      return Optional.empty();
    }
    var nonce = Arrays.copyOfRange(hidden, 1, 1 + NONCE_BYTES);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, versionOf(hidden), purpose, nonce, place);
      return Optional.of(cipher.doFinal(hidden, 1 + NONCE_BYTES, hidden.length - 1 - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The version that something was hidden with. */
  public static int versionOf(byte[] hidden) {
    return hidden[0] & 0xFF;
  }

  private Cipher cipher(int mode, int version, String purpose, byte[] nonce, Object... place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var key = macAt(version, "hide:" + purpose);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bytes(text(place)));
    return cipher;
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
      return ((Mac) keyed.clone()).doFinal(bytes(text));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Keys[hidden]";
  }
}
