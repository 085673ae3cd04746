package byway.apps.commands;

import byway.kit.backup.Restore.Restored;
import byway.kit.backup.RestoreFrom;
import byway.kit.postgres.PostgresStartException;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import byway.kit.store.Proofs.Shown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code ./byway restore}: an installation's data anew, as it was at a moment, and proven. */
final class RestoreCommand {
  private static final String USAGE =
      """
      usage: ./byway restore --from WHERE [--to TIME] --data DIR [--key FILE]
        WHERE  a folder, or s3://bucket/prefix
        TIME   such as 2026-11-29T17:04:05Z or 2026-11-29T18:04:05+01:00; without it, as far as the backup goes
        DIR    the new data directory: not there yet, or empty""";

  private RestoreCommand() {}

  static void run(Map<String, String> environment, List<String> given, PrintStream out)
      throws Ended {
    var words = Words.read(given, Set.of("--from", "--to", "--data", "--key"), USAGE);
    if (!words.plain().isEmpty()
        || words.option("--from").isEmpty()
        || words.option("--data").isEmpty()) {
      throw new Ended(Ended.USAGE, USAGE);
    }
    var data = Path.of(words.option("--data").get());
    var settings = new HashMap<>(environment);
    settings.put("BYWAY_DATA", data.toString());
    try {
      var restored =
          RestoreFrom.place(
                  Settings.read(settings),
                  words.option("--from").get(),
                  words.option("--key").map(Path::of))
              .into(data, moment(words.option("--to")), out::println);
      tell(restored, data, out);
    } catch (StartRefused refused) {
      throw new Ended(Ended.DATA, String.valueOf(refused.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      throw new Ended(Ended.NO_INPUT, "Nothing was restored: " + e.getMessage());
    } catch (SQLException | PostgresStartException e) {
      throw new Ended(Ended.REFUSED, "Nothing was restored: " + e.getMessage());
    }
  }

  private static Optional<Instant> moment(Optional<String> text) throws Ended {
    try {
      return text.map(given -> OffsetDateTime.parse(given).toInstant());
    } catch (DateTimeException e) {
      throw new Ended(
          Ended.USAGE,
          "\"%s\" is no moment with its time zone, such as 2026-11-29T17:04:05Z"
              .formatted(text.orElse("")));
    }
  }

  private static void tell(Restored restored, Path data, PrintStream out) throws Ended {
    prove(restored.proofs(), out);
    out.printf("%s is as it was at %s.%n", data, restored.until());
    if (!restored.isExact()) {
      throw new Ended(
          Ended.REFUSED, "The books are not exact; look before anybody starts on this data.");
    }
    out.println(
        "The books are exact. Start the server on it: what was in the message broker is told again by itself.");
  }

  /** A line for each operator, and one for each thing that is wrong. */
  static void prove(List<Shown> proofs, PrintStream out) {
    for (var shown : proofs) {
      out.printf(
          "%s of %s: %s: %s%n",
          shown.service(),
          shown.tenantId(),
          shown.proven().problems().isEmpty() ? "exact" : "NOT EXACT",
          shown.proven().line());
      shown.proven().problems().forEach(problem -> out.println("  - " + problem));
    }
    if (proofs.isEmpty()) {
      out.println("there are no books yet");
    }
  }
}
