package byway.kit.backup;

import byway.kit.json.Json;
import byway.kit.platform.OwnedDatabase;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.postgres.Recovery;
import byway.kit.secrets.KeptSecrets;
import byway.kit.secrets.Keyring;
import byway.kit.store.Proofs;
import byway.kit.store.Proofs.Shown;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Makes a data directory anew from a backup. All of it is made beside its place and moved there at
 * the end, so that what breaks leaves nothing half done; and it is proven before anybody starts on
 * it.
 */
public final class Restore {
  private final Archive archive;
  private final Path data;
  private final Consumer<String> tell;

  /**
   * @param data where there is nothing yet
   * @param tell told what was done, a line each
   */
  Restore(Archive archive, Path data, Consumer<String> tell) {
    this.archive = archive;
    this.data = data.toAbsolutePath().normalize();
    this.tell = tell;
  }

  /** What was proven of what is there now; the proof is asked of the database itself. */
  public record Restored(Base base, Instant until, List<Shown> proofs) {
    public Restored {
      proofs = List.copyOf(proofs);
    }

    public boolean isExact() {
      return proofs.stream().allMatch(shown -> shown.proven().problems().isEmpty());
    }
  }

  /**
   * @param to a moment, or as far as it goes
   * @param told the installation's secret, where it is not in the backup
   */
  Restored to(Optional<Instant> to, Optional<Keyring> told) throws IOException, SQLException {
    refuseWhatIsThere(data);
    var window = Window.choose(Window.of(archive), to, archive.place());
    var secret = secret(window.base(), to);
    if (secret.isEmpty() && told.isEmpty()) {
      throw new IOException(
          "the installation's secret is not in this backup, since it was told from outside; tell it again by the same setting (BYWAY_SECRET, BYWAY_SECRET_FILE or BYWAY_SECRET_STORE)");
    }
    var staged = stage(data);
    try {
      if (secret.isPresent()) {
        KeptSecrets.write(staged, secret.get());
      }
      unpack(window.base(), staged.resolve("postgres"));
      var log = logOf(staged);
      fetchLog(window, to, log);
      var keyring = secret.isPresent() ? KeptSecrets.read(staged) : told.orElseThrow();
      var proofs = recover(staged, staged.resolve("binaries"), to, keyring);
      Trees.delete(log);
      Files.writeString(
          staged.resolve("restored"),
          Json.MAPPER.writeValueAsString(
              new Origin(archive.place(), window.base().id(), to.orElse(window.to()))));
      moveIntoPlace(staged, data);
      return new Restored(window.base(), to.orElse(window.to()), proofs);
    } finally {
      Trees.delete(staged);
    }
  }

  /** Kept beside the data, for who wonders where it comes from. */
  record Origin(String place, String base, Instant until) {}

  static void refuseWhatIsThere(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (var entries = Files.list(data)) {
      if (!Files.isDirectory(data) || entries.findAny().isPresent()) {
        throw new IOException(
            "%s is not empty; a backup is restored into an empty folder only, and what is there stays as it is"
                .formatted(data));
      }
    }
  }

  private static Path stage(Path data) throws IOException {
    var parent = Files.createDirectories(Trees.parentOf(data));
    var staged = Files.createTempDirectory(parent, data.getFileName() + ".restoring-");
    Trees.openToOthers(staged);
    return staged;
  }

  private static void moveIntoPlace(Path staged, Path data) throws IOException {
    Files.deleteIfExists(data);
    Files.move(staged, data, StandardCopyOption.ATOMIC_MOVE);
  }

  void unpack(Base base, Path cluster) throws IOException {
    tell.accept(
        "base of %s: %,d MB in %d parts"
            .formatted(base.consistentAt(), base.bytes() / 1_000_000, base.parts().size()));
    Files.createDirectories(cluster);
    Trees.closeToOthers(cluster);
    try (var in =
        new GZIPInputStream(new BufferedInputStream(new PartsIn(archive, base.parts())))) {
      ClusterTar.unpack(in, cluster);
    }
  }

  private static Path logOf(Path staged) throws IOException {
    return Files.createDirectories(staged.resolve("log"));
  }

  private void fetchLog(Window window, Optional<Instant> to, Path log) throws IOException {
    var needed = window.upTo(to);
    for (var segment : needed) {
      Files.write(
          log.resolve(segment.name()),
          Packing.unpacked(archive.segment(window.base().chain(), segment)));
    }
    tell.accept("log: %d files after it".formatted(needed.size()));
  }

  /**
   * @param staged with the copy, and the log that it is to be brought forward by
   * @param binaries where the programs of the database are, or come to be
   */
  List<Shown> recover(Path staged, Path binaries, Optional<Instant> to, Keyring keyring)
      throws IOException, SQLException {
    var settings = PostgresSettings.of(staged.resolve("postgres"), binaries, "of nobody");
    var recovery = new Recovery(logOf(staged), to);
    long began = System.nanoTime();
    try (var postgres = EmbeddedPostgres.recover(settings, recovery)) {
      tell.accept(
          "the database is as it was %s, after %.1f s"
              .formatted(
                  recovery.to().map("at %s"::formatted).orElse("at the end of its log"),
                  Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0));
      try (var owner = OwnedDatabase.of(postgres, keyring)) {
        return Proofs.of(owner);
      }
    }
  }

  /** That which was known at the moment, and what came next: it may not have been told in time. */
  private Optional<String> secret(Base base, Optional<Instant> to) throws IOException {
    if (!base.encloses()) {
      return Optional.empty();
    }
    var all = archive.secrets(base);
    if (all.isEmpty()) {
      throw new IOException(
          "the installation's secret is missing at %s".formatted(archive.place()));
    }
    if (to.isEmpty()) {
      return Optional.of(all.lastEntry().getValue());
    }
    var before = all.floorEntry(to.get());
    var after = all.higherEntry(to.get());
    if (before == null || after == null) {
      return Optional.of((before == null ? after : before).getValue());
    }
    return Optional.of(KeptSecrets.together(before.getValue(), after.getValue()));
  }
}
