package byway.kit.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens a backup, and nothing else does: 32 random bytes in a file that is kept apart from it.
 * Each object is sealed by it (AES-256-GCM), with its name, so that none can be read, changed or
 * put in another's place.
 */
public final class RecoveryKey {
  private static final String MARK = "byway-recovery-key-1";
  private static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte FORM = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec sealing;

  private RecoveryKey(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      this.sealing =
          new SecretKeySpec(mac.doFinal("seal".getBytes(StandardCharsets.US_ASCII)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IOException with what is wrong, in words that repeat nothing of it
   */
  public static RecoveryKey read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw new IOException("there is no recovery key at %s".formatted(file), e);
    }
    var words = text.split("\\s+", -1);
    if (words.length != 2 || !words[0].equals(MARK) || !words[1].matches("[0-9a-f]{64}")) {
      throw new IOException("%s is not a recovery key of Byway".formatted(file));
    }
    return new RecoveryKey(HexFormat.of().parseHex(words[1]));
  }

  /** A new one, in a file that its owner alone may read; one that is there is left as it is. */
  public static void make(Path file) throws IOException {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var unused =
          channel.write(
              StandardCharsets.US_ASCII.encode(
                  "%s %s\n".formatted(MARK, HexFormat.of().formatHex(bytes))));
    } catch (FileAlreadyExistsException e) {
      throw new IOException("%s is there already; nothing was changed".formatted(file), e);
    }
  }

  /** The one of that file, which is made where it is not there. */
  static RecoveryKey readOrMake(Path file) throws IOException {
    if (Files.notExists(file)) {
      make(file);
    }
    return read(file);
  }

  byte[] seal(String name, byte[] bytes, int length) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, name, nonce);
      var sealed = new byte[1 + NONCE_BYTES + cipher.getOutputSize(length)];
      sealed[0] = FORM;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      var unused = cipher.doFinal(bytes, 0, length, sealed, 1 + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IOException where it was sealed with another key or name, or was changed
   */
  byte[] open(String name, byte[] sealed) throws IOException {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORM) {
      throw new IOException("%s is not of a backup of this form".formatted(name));
    }
    try {
      var cipher =
          cipher(Cipher.DECRYPT_MODE, name, Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES));
      return cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "%s cannot be opened: the recovery key is another, or it was changed".formatted(name), e);
    }
  }

  private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "RecoveryKey[hidden]";
  }
}
