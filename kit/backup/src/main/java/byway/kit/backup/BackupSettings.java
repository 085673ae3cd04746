package byway.kit.backup;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where backups go by themselves, how often, and for how long they are kept.
 *
 * @param to a folder or {@code s3://bucket/prefix}; without it none are made by themselves
 * @param key file of the recovery key
 * @param every time from one whole copy to the next
 * @param log time after which what was committed is away from this machine
 * @param kept how long ago a moment may be and still be restored
 * @param spoolMegabytes of log that waits here while the store cannot be reached
 * @param upgradePoint whether the database is copied before it becomes that of a newer version
 */
record BackupSettings(
    Optional<String> to,
    Optional<Path> key,
    Duration every,
    Duration log,
    Duration kept,
    int spoolMegabytes,
    boolean upgradePoint,
    S3 s3) {

  /**
   * How a store that speaks S3 is reached.
   *
   * @param endpoint of another store than Amazon's
   */
  record S3(
      Optional<URI> endpoint, String region, Optional<String> keyId, Optional<Path> secretFile) {}

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<BackupSettings> {
    @Override
    public Class<BackupSettings> type() {
      return BackupSettings.class;
    }

    @Override
    public BackupSettings read(SettingsReader in) {
      var settings =
          new BackupSettings(
              in.optional(
                  "BACKUP_TO",
                  "where backups go by themselves: a folder, or s3://bucket/prefix; without it, none are made"),
              in.file(
                  "BACKUP_KEY_FILE",
                  "the recovery key that backups are sealed with: ./byway backup key FILE makes one"),
              Duration.ofHours(
                  in.number(
                      "BACKUP_EVERY_HOURS",
                      24,
                      1,
                      720,
                      "hours",
                      "from one whole copy to the next")),
              Duration.ofSeconds(
                  in.number(
                      "BACKUP_LOG_SECONDS",
                      60,
                      1,
                      3600,
                      "seconds",
                      "after which what was committed is in the backup, too")),
              Duration.ofDays(
                  in.number(
                      "BACKUP_KEPT_DAYS",
                      14,
                      1,
                      3650,
                      "days",
                      "how long ago a moment may be and still be restored")),
              in.number(
                  "BACKUP_SPOOL_MB",
                  4096,
                  64,
                  10_000_000,
                  "MB",
                  "most of the log that waits here while the store of backups is away"),
              in.oneOf(
                      "UPGRADE_POINT",
                      "yes",
                      "whether the database is copied before a newer version changes it",
                      "yes",
                      "no")
                  .equals("yes"),
              new S3(
                  in.optionalUri(
                      "BACKUP_STORE_ENDPOINT", "address of the store, when it is not Amazon's"),
                  in.text("BACKUP_STORE_REGION", "us-east-1", "its region, which is signed"),
                  in.optional("BACKUP_STORE_KEY_ID", "who we are there (access key id)"),
                  in.file("BACKUP_STORE_SECRET_FILE", "a file with the secret access key")));
      settings.check(in);
      return settings;
    }
  }

  private void check(SettingsReader in) {
    if (to.isPresent() && key.isEmpty()) {
      in.problem(
          "BYWAY_BACKUP_TO needs BYWAY_BACKUP_KEY_FILE: ./byway backup key FILE makes one, and a copy of it is to be kept apart");
    }
    to.ifPresent(
        place -> {
          try {
            Places.check(place, s3);
          } catch (IllegalArgumentException e) {
            in.problem("BYWAY_BACKUP_TO is \"%s\": %s".formatted(place, e.getMessage()));
          }
        });
  }
}
