package byway.apps.commands;

import byway.kit.backup.RecoveryKey;
import byway.kit.backup.RestoreFrom;
import byway.kit.backup.Run;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./byway backup}: one now, by a running server; what there is; and a recovery key. */
final class BackupCommand {
  private static final String USAGE =
      """
      usage: ./byway backup [--to WHERE] [--key FILE]    one now, to a folder or to s3://bucket/prefix
             ./byway backup list --from WHERE [--key FILE]
                                                         what can be restored from there
             ./byway backup key FILE                     a new recovery key""";

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Map<String, String> environment;
  private final PrintStream out;

  private BackupCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  static void run(Map<String, String> environment, List<String> given, PrintStream out)
      throws Ended {
    var words = Words.read(given, Set.of("--to", "--from", "--key"), USAGE);
    var command = new BackupCommand(environment, out);
    switch (String.join(" ", words.plain())) {
      case "" -> command.now(words);
      case "list" -> command.list(words);
      default -> {
        if (words.plain().size() != 2
            || !words.plain().getFirst().equals("key")
            || !words.options().isEmpty()) {
          throw new Ended(Ended.USAGE, USAGE);
        }
        command.key(Path.of(words.plain().getLast()));
      }
    }
  }

  private void now(Words words) throws Ended {
    if (words.option("--from").isPresent()) {
      throw new Ended(Ended.USAGE, USAGE);
    }
    var door = Door.of(environment);
    var ask = new HashMap<String, String>();
    words.option("--to").ifPresent(to -> ask.put("to", whole(to)));
    words.option("--key").ifPresent(key -> ask.put("key", whole(key)));
    var path = "/internal/operations/backups";
    var run = Commands.read(door.post(null, path, ask), Run.class);
    while (run.state().equals("running")) {
      pause();
      run = Commands.read(door.get(path + "/" + run.id()), Run.class);
    }
    if (!run.state().equals("done")) {
      throw new Ended(Ended.REFUSED, "No backup was made: " + run.detail());
    }
    tell(run);
  }

  /** The server has another directory of its own. */
  static String whole(String place) {
    return place.startsWith("s3:") || place.startsWith("file:")
        ? place
        : Path.of(place).toAbsolutePath().normalize().toString();
  }

  private void tell(Run run) {
    out.printf("backup     %s%n", run.id());
    out.printf("place      %s%n", run.place());
    out.printf("size       %,d MB, in %d parts%n", run.bytes() / 1_000_000, run.parts());
    out.printf("moments    from %s to %s%n", run.from(), run.to());
    out.printf("secret     %s%n", run.detail());
    out.printf(
        "key        %s opens it, and nothing else does: keep a copy where the backup is not%n",
        run.key());
  }

  private static void pause() throws Ended {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Ended(Ended.UNAVAILABLE, "It was stopped; the server goes on with the backup.");
    }
  }

  private void list(Words words) throws Ended {
    var from = words.option("--from").orElseThrow(() -> new Ended(Ended.USAGE, USAGE));
    try {
      var place =
          RestoreFrom.place(Settings.read(environment), from, words.option("--key").map(Path::of));
      out.println(place.windows());
    } catch (IOException | IllegalArgumentException e) {
      throw new Ended(Ended.NO_INPUT, String.valueOf(e.getMessage()));
    } catch (StartRefused refused) {
      throw new Ended(Ended.DATA, String.valueOf(refused.getMessage()));
    }
  }

  private void key(Path file) throws Ended {
    try {
      RecoveryKey.make(file);
    } catch (IOException e) {
      throw new Ended(Ended.NO_INPUT, String.valueOf(e.getMessage()));
    }
    out.printf(
        "%s is a new recovery key. Name it by BYWAY_BACKUP_KEY_FILE, and keep a copy of it where neither the server nor the backup is: without it no backup can be read by anybody.%n",
        file);
  }
}
