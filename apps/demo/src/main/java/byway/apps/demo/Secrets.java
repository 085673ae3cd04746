package byway.apps.demo;

import byway.contracts.devices.RegisteredDevice;
import byway.kit.platform.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The hotspots' own memory of their secrets, which the platform shows once: kept beside its data.
 */
@Singleton
class Secrets {
  private final Path file;
  private final Properties known = new Properties();

  Secrets(Settings settings) {
    this.file = settings.data().resolve("demo-hotspots.properties");
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        known.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A hotspot's id and secret. */
  record Kept(UUID deviceId, String secret) {}

  Optional<Kept> find(String name) {
    return Optional.ofNullable(known.getProperty(name))
        .map(text -> text.split(" ", 2))
        .map(parts -> new Kept(UUID.fromString(parts[0]), parts[1]));
  }

  Kept keep(String name, RegisteredDevice registered) {
    var kept = new Kept(registered.device().id(), registered.secret());
    known.setProperty(name, kept.deviceId() + " " + kept.secret());
    try (var out = Files.newBufferedWriter(file)) {
      known.store(out, "Secrets of the demo's hotspots");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept;
  }
}
