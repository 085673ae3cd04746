package byway.kit.backup;

import byway.kit.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens what is named: a folder, or a bucket of a store that speaks S3. */
final class Places {
  private static final String BUCKET = "s3://";
  private static final String FILE = "file:";

  private Places() {}

  /**
   * @throws IllegalArgumentException with what is wrong, as the end of a sentence
   */
  static void check(String place, BackupSettings.S3 s3) {
    if (place.startsWith(BUCKET)) {
      S3Address.of(place);
      if (s3.keyId().isEmpty() || s3.secretFile().isEmpty()) {
        throw new IllegalArgumentException(
            "BYWAY_BACKUP_STORE_KEY_ID and BYWAY_BACKUP_STORE_SECRET_FILE are needed for it");
      }
    } else if (!folder(place).isAbsolute()) {
      throw new IllegalArgumentException("a whole path is needed, or s3://bucket/prefix");
    }
  }

  static Path folder(String place) {
    return Path.of(place.startsWith(FILE) ? place.substring(FILE.length()) : place);
  }

  static boolean isFolder(String place) {
    return !place.startsWith(BUCKET);
  }

  static ObjectStore open(String place, Settings settings) throws IOException {
    if (isFolder(place)) {
      return new FolderStore(folder(place));
    }
    var s3 = settings.of(BackupSettings.class).s3();
    check(place, s3);
    return new S3Store(
        S3Address.of(place),
        s3.endpoint(),
        new S3Signature(
            s3.keyId().orElseThrow(),
            Files.readString(s3.secretFile().orElseThrow()).strip(),
            s3.region()));
  }

  /** The recovery key that a backup is made with: told, or a new one beside the folder. */
  static Path keyFor(String place, Optional<Path> told, Settings settings) throws IOException {
    return orRefuse(
        place, told.or(() -> settings.of(BackupSettings.class).key()).or(() -> besideOf(place)));
  }

  /** The one that is to open it: told with it, or beside the folder, or told for all. */
  static Path keyOf(String place, Optional<Path> told, Settings settings) throws IOException {
    var beside = besideOf(place);
    return orRefuse(
        place,
        told.or(() -> beside.filter(Files::exists))
            .or(() -> settings.of(BackupSettings.class).key())
            .or(() -> beside));
  }

  private static Path orRefuse(String place, Optional<Path> key) throws IOException {
    return key.orElseThrow(
        () ->
            new IOException(
                "the recovery key of %s is not told: --key FILE or BYWAY_BACKUP_KEY_FILE"
                    .formatted(place)));
  }

  /** Not in the folder, so that it is not in what is carried away. */
  private static Optional<Path> besideOf(String place) {
    if (!isFolder(place)) {
      return Optional.empty();
    }
    var folder = folder(place).toAbsolutePath().normalize();
    return Optional.of(folder.resolveSibling(folder.getFileName() + ".key"));
  }
}
