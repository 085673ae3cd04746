package byway.apps.commands;

import byway.charging.balances.api.Books;
import byway.charging.usage.api.UsageReconciliation;
import byway.operations.tenants.api.Tenant;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code ./byway books}: the proof of every operator's books by a running server, and that the
 * history of use, which hears of charges later, has all of them.
 */
final class BooksCommand {
  private static final String USAGE = "usage: ./byway books";
  private static final int DAYS = 35;

  /** What is under way arrives within seconds; after a restore a day of it may be. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Door door;
  private final PrintStream out;
  private boolean isExact = true;

  private BooksCommand(Door door, PrintStream out) {
    this.door = door;
    this.out = out;
  }

  static void run(Map<String, String> environment, List<String> words, PrintStream out)
      throws Ended {
    if (!words.isEmpty()) {
      throw new Ended(Ended.USAGE, USAGE);
    }
    new BooksCommand(Door.of(environment), out).prove();
  }

  private void prove() throws Ended {
    var operators = OperatorCommand.all(door);
    for (var operator : operators) {
      ledger(operator);
      history(operator);
    }
    if (!isExact) {
      throw new Ended(Ended.REFUSED, "The books are not exact.");
    }
    out.println(operators.isEmpty() ? "There are no books yet." : "The books are exact.");
  }

  private void ledger(Tenant operator) throws Ended {
    var books = Commands.read(door.get(operator.id(), "/internal/balances/books"), Books.class);
    say(operator, "ledger", books.line(), books.problems());
  }

  private void history(Tenant operator) throws Ended {
    long until = System.nanoTime() + PATIENCE.toNanos();
    var sides = sides(operator.id());
    while (sides.chargedBytes() != sides.historyBytes() && System.nanoTime() - until < 0) {
      pause();
      sides = sides(operator.id());
    }
    var problems = new ArrayList<String>();
    if (sides.chargedBytes() != sides.historyBytes()) {
      problems.add(
          "%,d bytes are missing in the history"
              .formatted(sides.chargedBytes() - sides.historyBytes()));
    }
    say(
        operator,
        "history",
        "%,d bytes charged in %d days, %,d in the history"
            .formatted(sides.chargedBytes(), DAYS, sides.historyBytes()),
        problems);
  }

  private UsageReconciliation sides(UUID operator) throws Ended {
    return Commands.read(
        door.get(
            operator,
            "/internal/usage/carriers/reconciliation?from=%s&days=%d"
                .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(DAYS - 1), DAYS)),
        UsageReconciliation.class);
  }

  private void say(Tenant operator, String what, String line, List<String> problems) {
    out.printf(
        "%s %s: %s: %s%n", operator.slug(), what, problems.isEmpty() ? "exact" : "NOT EXACT", line);
    problems.forEach(problem -> out.println("  - " + problem));
    isExact &= problems.isEmpty();
  }

  private static void pause() throws Ended {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Ended(Ended.UNAVAILABLE, "It was stopped before there was an answer.");
    }
  }
}
