package byway.kit.secrets;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Root secrets in a file that only its owner may read. */
record KeptSecret(Path file) implements SecretSource {
  private static final int BYTES = 32;

  /** Of an installation that is told none: made once, and kept among its data. */
  static KeptSecret among(Path data) {
    return new KeptSecret(data.resolve("secret"));
  }

  /** Why what is kept cannot be used, in a sentence; empty where it can, or is still to be made. */
  Optional<String> hindrance() {
    try {
      if (Files.exists(file)) {
        var unused = read();
      }
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return Optional.of("this user may not read %s".formatted(file));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public RootSecrets read() throws IOException {
    try {
      return RootSecrets.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file %s".formatted(file), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the secret in %s cannot be used (%s); put the file back from a backup, since passwords and keys hang on it"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  RootSecrets readOrMake() throws IOException {
    if (Files.notExists(file)) {
      write(RootSecrets.first(fresh()));
    }
    return read();
  }

  static String fresh() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Written beside and moved: whatever ends this process, the file is whole or as it was. */
  void write(RootSecrets secrets) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // only its owner may read a temporary file
    var beside = Files.createTempFile(folder, "secret", ".new");
    Files.writeString(beside, secrets.written());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String place() {
    return file.toString();
  }
}
