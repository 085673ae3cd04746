package byway.apps.demo;

import byway.kit.settings.Settings;
import byway.network.devices.api.RegisteredDevice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the demo knows and nobody else should: the password of its people, and the hotspots' own
 * secrets, which the platform shows once. Made for this data directory alone, and kept in it.
 */
@Singleton
class Secrets {
  static final String FILE = "demo.properties";

  /** Of the demos whose password was the same everywhere. */
  static final String OLD_FILE = "demo-hotspots.properties";

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private final Path file;
  private final Properties known = new Properties();
  private final SecureRandom random = new SecureRandom();

  @Inject
  Secrets(Settings settings) {
    this(settings.data());
  }

  Secrets(Path data) {
    this.file = data.resolve(FILE);
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        known.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Why what is kept cannot be used, in a sentence. */
  static Optional<String> hindrance(Path data) {
    try {
      var unused = new Secrets(data);
      return Optional.empty();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return Optional.of(
          "BYWAY_DATA: %s cannot be read; put it back from a backup, or name another directory for a new demo"
              .formatted(data.resolve(FILE)));
    }
  }

  /** A hotspot's id and secret. */
  record ExpiringCache(UUID deviceId, String secret) {}

  /** The password of the demo's people, such as {@code k7mq-x3ra-9dpw-tb4e}. */
  String password() {
    return once("password", this::words);
  }

  /** What stands in the address of the outbox, so that it is for who reads the terminal. */
  String outboxKey() {
    return once("outbox", () -> words().replace("-", ""));
  }

  boolean isDone(String what) {
    return known.containsKey("done " + what);
  }

  void done(String what) {
    keep("done " + what, "yes");
  }

  private String words() {
    return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private String group() {
    return random
        .ints(GROUP, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private synchronized String once(String name, Supplier<String> make) {
    if (!known.containsKey(name)) {
      keep(name, make.get());
    }
    return known.getProperty(name);
  }

  Optional<ExpiringCache> find(String place) {
    return Optional.ofNullable(known.getProperty("hotspot " + place))
        .map(text -> text.split(" ", 2))
        .map(parts -> new ExpiringCache(UUID.fromString(parts[0]), parts[1]));
  }

  ExpiringCache keep(String place, RegisteredDevice registered) {
    var kept = new ExpiringCache(registered.device().id(), registered.secret());
    keep("hotspot " + place, kept.deviceId() + " " + kept.secret());
    return kept;
  }

  /** Written beside and moved: whatever ends the demo, the file is whole. */
  private synchronized void keep(String name, String value) {
    known.setProperty(name, value);
    try {
      Files.createDirectories(file.getParent());
      var beside =
          Files.createTempFile(
              file.getParent(),
              "demo",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
        known.store(out, "Secrets of this demo");
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
