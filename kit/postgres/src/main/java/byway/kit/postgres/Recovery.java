package byway.kit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How far a copy is to be brought by the log that was kept (PostgreSQL, 25.3.5: Recovering Using a
 * Continuous Archive Backup).
 *
 * @param log a directory with the files of the log, by their own names
 * @param to everything that was committed until then and nothing later; without it, all that there
 *     is
 */
public record Recovery(Path log, Optional<Instant> to) {
  /** With a number for the time zone: PostgreSQL knows no names of them when it reads this. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** What would be more than a letter to the shell between its double quotes, or to PostgreSQL. */
  private static final String UNSPEAKABLE = "\"$`\\%\n";

  public Recovery {
    log = log.toAbsolutePath().normalize();
    if (log.toString().chars().anyMatch(letter -> UNSPEAKABLE.indexOf(letter) >= 0)) {
      throw new PostgresStartException(
          "%s cannot be named to PostgreSQL: choose a directory without \" $ ` \\ %% in its name"
              .formatted(log));
    }
  }

  /** A text between the quotes of {@code postgresql.conf}. */
  static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "''");
  }

  /** Nobody gets in, and nothing is kept, before it is where it should be. */
  String lines() {
    return """
        archive_command = 'true'
        hot_standby = off
        restore_command = 'cp "%s/%%f" "%%p"'
        recovery_target_timeline = 'current'
        recovery_target_action = 'promote'
        """
            .formatted(quoted(log.toString()))
        + to.map(TIME::format).map("recovery_target_time = '%s+00'\n"::formatted).orElse("");
  }

  /** Marks the copy as one that is to be recovered; all of it is the server's. */
  void giveTo(ServerUser user, Path cluster) throws IOException {
    Path signal = cluster.resolve("recovery.signal");
    if (!Files.exists(signal)) {
      Files.createFile(signal);
    }
    if (Trees.ownerOf(signal) != user.uid()) {
      Files.setAttribute(signal, "unix:uid", user.uid());
    }
    Trees.giveTo(user.uid(), log);
  }
}
