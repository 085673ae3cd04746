package byway.operations.audit;

import byway.kit.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The last head of each operator's chain that this process has seen, apart from the database: one
 * small sealed file each in the data directory. A database that is set back, its seals with it, is
 * noticed by it.
 */
@Singleton
final class Witness {
  private static final Logger LOG = Logger.getLogger(Witness.class);

  private final Path directory;
  private final Seals seals;

  @Inject
  Witness(Settings settings, Seals seals) {
    this(settings.data().resolve("audit"), seals);
  }

  Witness(Path directory, Seals seals) {
    this.directory = directory;
    this.seals = seals;
  }

  /** A head that was there once. */
  record Seen(long number, String hash) {}

  /** Remembers the larger number. Where it cannot be written, the seal in the database is left. */
  synchronized void see(UUID tenantId, long number, String hash) {
    if (last(tenantId).filter(seen -> seen.number() >= number).isPresent()) {
      return;
    }
    try {
      Files.createDirectories(directory);
      var beside = directory.resolve(tenantId + ".new");
      Files.writeString(
          beside, "%d %s %s%n".formatted(number, hash, seals.of(tenantId, number, hash)));
      Files.move(
          beside, directory.resolve(tenantId.toString()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warnf("the head of the acts is not kept apart: %s", e.getClass().getSimpleName());
    }
  }

  /** None where there is no file, or one that is not ours: then nothing can be said by it. */
  Optional<Seen> last(UUID tenantId) {
    try {
      var parts = Files.readString(directory.resolve(tenantId.toString())).strip().split(" ", -1);
      if (parts.length != 3) {
        return Optional.empty();
      }
      long number = Long.parseLong(parts[0]);
      return seals.isOf(parts[2], tenantId, number, parts[1])
          ? Optional.of(new Seen(number, parts[1]))
          : Optional.empty();
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warnf("the head of the acts cannot be read: %s", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
