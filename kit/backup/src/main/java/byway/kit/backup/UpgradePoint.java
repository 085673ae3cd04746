package byway.kit.backup;

import byway.kit.json.Json;
import byway.kit.secrets.KeptSecrets;
import byway.kit.secrets.Keyring;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.store.Proofs.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A copy of the database as it was before a newer version changed it, among the data, until
 * somebody says that the newer version stays.
 */
public final class UpgradePoint {
  private static final Path FOLDER = Path.of("upgrade");

  private final Path data;
  private final Path folder;

  public UpgradePoint(Path data) {
    this.data = data.toAbsolutePath().normalize();
    this.folder = this.data.resolve(FOLDER);
  }

  /**
   * What is kept.
   *
   * @param pending what changed the database after it
   */
  public record Point(Base base, List<String> pending) {
    public Point {
      pending = List.copyOf(pending);
    }
  }

  /** None where nothing waits for a word. */
  public Optional<Point> kept() throws IOException {
    try {
      return Optional.of(
          Json.MAPPER.readValue(Files.readString(folder.resolve("point")), Point.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  Archive archive() throws IOException {
    return new Archive(
        new FolderStore(folder.resolve("copy")), RecoveryKey.readOrMake(folder.resolve("key")));
  }

  /** Counts from here on. */
  void keep(Point point) throws IOException {
    var beside = folder.resolve("point.new");
    Files.writeString(beside, Json.MAPPER.writeValueAsString(point));
    Files.move(beside, folder.resolve("point"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The newer version stays, and the copy goes; false where there was none. */
  public boolean confirm() throws IOException {
    boolean wasThere = kept().isPresent();
    Files.deleteIfExists(folder.resolve("point"));
    Trees.delete(folder);
    return wasThere;
  }

  /** Where what was there before going back is afterwards, and what was proven of what is there. */
  public record RolledBack(Path aside, List<Shown> proofs) {
    public RolledBack {
      proofs = List.copyOf(proofs);
    }
  }

  /**
   * Sets the database back to the copy. What goes is put aside and not removed; the broker begins
   * empty and is told again what the outboxes keep; a chain of backups begins anew.
   *
   * @param tell told what was done, a line each
   * @throws IOException where there is no copy, in a sentence
   */
  public RolledBack rollBack(Settings settings, InstantSource clock, Consumer<String> tell)
      throws IOException, SQLException {
    var point =
        kept()
            .orElseThrow(
                () ->
                    new IOException(
                        "there is nothing to go back to: no upgrade of %s waits for a word"
                            .formatted(data)));
    var keyring =
        settings.of(SecretSettings.class).isTold()
            ? SecretSettings.keyring(settings)
            : KeptSecrets.read(data);
    var staged = Files.createTempDirectory(data, "rolling-back-");
    try {
      Trees.openToOthers(staged);
      var proofs = recover(point, staged, keyring, tell);
      var aside = aside(clock.instant());
      for (var name : List.of("postgres", "broker", "audit", KeptState.FOLDER.toString())) {
        if (Files.exists(data.resolve(name))) {
          Files.move(data.resolve(name), aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
      }
      Files.move(
          staged.resolve("postgres"), data.resolve("postgres"), StandardCopyOption.ATOMIC_MOVE);
      var unused = confirm();
      return new RolledBack(aside, proofs);
    } finally {
      Trees.delete(staged);
    }
  }

  private List<Shown> recover(Point point, Path staged, Keyring keyring, Consumer<String> tell)
      throws IOException, SQLException {
    var restore = new Restore(archive(), staged, tell);
    restore.unpack(point.base(), staged.resolve("postgres"));
    return restore.recover(staged, data.resolve("binaries"), Optional.empty(), keyring);
  }

  private Path aside(Instant now) throws IOException {
    return Files.createDirectory(data.resolve("set-aside-" + KeepBases.newId(now)));
  }
}
