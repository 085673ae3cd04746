package byway.kit.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The installation's secret where no setting gives one: made once, and kept among its data. */
record KeptSecret(Path data) {
  private static final int BYTES = 32;
  private static final int LEAST_CHARACTERS = 32;

  /** Why what is kept cannot be used, in a sentence; empty where it can, or is still to be made. */
  Optional<String> hindrance() {
    try {
      if (Files.notExists(file()) || read().length() >= LEAST_CHARACTERS) {
        return Optional.empty();
      }
      return Optional.of(
          "BYWAY_DATA: the secret in %s is cut short; put the file back from a backup, since passwords and keys hang on it"
              .formatted(file()));
    } catch (AccessDeniedException e) {
      return Optional.of("BYWAY_DATA: this user may not read %s".formatted(file()));
    } catch (IOException e) {
      return Optional.of("BYWAY_DATA: %s cannot be read (%s)".formatted(file(), e.getMessage()));
    }
  }

  /** Written beside and moved: whatever ends this process, the secret is whole or not there. */
  String value() throws IOException {
    if (Files.notExists(file())) {
      Files.createDirectories(data);
      var bytes = new byte[BYTES];
      new SecureRandom().nextBytes(bytes);
      // only its owner may read a temporary file
      var beside = Files.createTempFile(data, "secret", ".new");
      Files.writeString(beside, HexFormat.of().formatHex(bytes));
      Files.move(beside, file(), StandardCopyOption.ATOMIC_MOVE);
    }
    return read();
  }

  private String read() throws IOException {
    return Files.readString(file()).strip();
  }

  private Path file() {
    return data.resolve("secret");
  }
}
