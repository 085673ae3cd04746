package byway.apps.commands;

import byway.kit.backup.UpgradePoint;
import byway.kit.platform.DataInUse;
import byway.kit.postgres.PostgresStartException;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * {@code ./byway upgrade}: a start on older data brings it forward by itself and keeps a copy; here
 * it is seen, let go of, or gone back to.
 */
final class UpgradeCommand {
  private static final String USAGE =
      """
      usage: ./byway upgrade               whether an upgrade waits for a word
             ./byway upgrade --confirm     it stays, and the copy of before goes
             ./byway upgrade --rollback    back to the copy; no server may run on the data""";

  private final Settings settings;
  private final Path data;
  private final UpgradePoint point;
  private final PrintStream out;

  private UpgradeCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.data = settings.data();
    this.point = new UpgradePoint(data);
    this.out = out;
  }

  static void run(Map<String, String> environment, List<String> words, PrintStream out)
      throws Ended {
    try {
      var command = new UpgradeCommand(Settings.read(environment), out);
      switch (String.join(" ", words)) {
        case "" -> command.show();
        case "--confirm" -> command.confirm();
        case "--rollback" -> command.rollBack();
        default -> throw new Ended(Ended.USAGE, USAGE);
      }
    } catch (StartRefused refused) {
      throw new Ended(Ended.DATA, String.valueOf(refused.getMessage()));
    } catch (IOException e) {
      throw new Ended(Ended.NO_INPUT, String.valueOf(e.getMessage()));
    } catch (SQLException | PostgresStartException e) {
      throw new Ended(Ended.REFUSED, "Nothing was set back: " + e.getMessage());
    }
  }

  private void show() throws IOException {
    var kept = point.kept();
    if (kept.isEmpty()) {
      out.printf(
          "No upgrade of %s waits for a word. A newer version is started on it like any other; it keeps a copy of the database first.%n",
          data);
      return;
    }
    var base = kept.get().base();
    out.printf(
        "The database of before the upgrade of %s is kept (%,d MB).%n",
        base.startedAt(), base.bytes() / 1_000_000);
    out.printf("After it came: %s%n", String.join(", ", kept.get().pending()));
    out.println(
        "./byway upgrade --confirm lets go of it; --rollback goes back to it, and what came after is lost.");
  }

  private void confirm() throws IOException {
    out.println(
        point.confirm()
            ? "The upgrade stays, and the copy of before is gone."
            : "There was nothing to confirm.");
  }

  private void rollBack() throws IOException, SQLException, Ended {
    var holder = DataInUse.by(data);
    if (holder.isPresent()) {
      throw new Ended(
          Ended.REFUSED, "Process %s runs on %s; end it first.".formatted(holder.get(), data));
    }
    var back = point.rollBack(settings, Clock.systemUTC(), out::println);
    RestoreCommand.prove(back.proofs(), out);
    out.printf(
        "The data is as it was before the upgrade. Start the version of before on it; what was there until now is in %s, for as long as you want it.%n",
        back.aside());
  }
}
