package byway.charging.usage.console;

import byway.charging.balances.api.Reconciliation;
import byway.charging.usage.api.UsageReconciliation;
import byway.charging.usage.console.CompareLedgers.Found;
import byway.charging.usage.console.Discrepancy.Between;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures as three pairs, each with what parts them.
 *
 * @param pairs hotspots and ledger, ledger and history, hotspots and carriers
 * @param problems how many differences nobody has explained, also those not told
 * @param unexplained those told, the largest first
 */
public record ReconciliationView(
    List<Pair> pairs, long problems, List<Discrepancy> unexplained, List<Why> why) {
  static final int MOST_SHOWN = 50;

  public ReconciliationView {
    pairs = List.copyOf(pairs);
    unexplained = List.copyOf(unexplained);
    why = List.copyOf(why);
  }

  /** How a pair stands. */
  public enum State {
    AGREES,
    EXPLAINED,
    PARTS,
    NOTHING,
    AWAY
  }

  /**
   * Figures that should be the same, from the first to the last.
   *
   * @param underWayBytes what the last will still say of what the first says: charged and not
   *     posted yet, or charged and not yet in the history
   */
  public record Pair(Between between, State state, List<Bar> bars, long underWayBytes) {
    public Pair {
      bars = List.copyOf(bars);
    }

    public boolean isParting() {
      return state == State.PARTS;
    }

    /** How many bytes the last is above the first, when all has arrived; below zero where below. */
    public long more() {
      return bars.getLast().bytes() + underWayBytes - bars.getFirst().bytes();
    }

    public long apart() {
      return Math.abs(more());
    }
  }

  /**
   * One figure as a bar.
   *
   * @param percent of the bar that is as the figure before it
   * @param gapPercent of the bar by which it is more or less than that
   */
  public record Bar(String name, long bytes, int percent, int gapPercent, boolean less) {}

  /**
   * All differences that have one reason.
   *
   * @param count how many
   * @param bytes what they come to
   * @param partings the largest of them, the others find no place
   */
  public record Why(String reason, long count, long bytes, List<Discrepancy> discrepancies) {
    public Why {
      discrepancies = List.copyOf(discrepancies);
    }

    public long shownCount() {
      return shown().size();
    }

    public List<Discrepancy> shown() {
      return discrepancies.stream().limit(MOST_SHOWN).toList();
    }
  }

  static boolean isOfPostings(Reconciliation.Difference one) {
    return one.reason().equals("postings_differ");
  }

  static ReconciliationView of(Found found) {
    var sessions = found.sessions();
    var days = found.days();
    var unexplained = discrepancies(sessions, days, false);
    var explained = discrepancies(sessions, days, true);
    var pairs =
        List.of(
            pair(
                Between.SESSIONS,
                sessions == null,
                unexplained,
                explained,
                0,
                sessions == null
                    ? bars()
                    : bars(
                        new Named("counted", sessions.countedBytes()),
                        new Named("charged", sessions.chargedBytes()),
                        new Named("posted", sessions.postedBytes()))),
            pair(
                Between.HISTORY,
                days == null,
                unexplained,
                explained,
                underWay(days),
                days == null
                    ? bars()
                    : bars(
                        new Named("charged", days.chargedBytes()),
                        new Named("history", days.historyBytes()))),
            pair(
                Between.CARRIERS,
                days == null,
                unexplained,
                explained,
                0,
                days == null
                    ? bars()
                    : bars(
                        new Named("passed", days.passedBytes()),
                        new Named("billed", days.billedBytes()))));
    long problems =
        (sessions == null ? 0 : sessions.problems()) + (days == null ? 0 : days.problems());
    return new ReconciliationView(pairs, problems, unexplained, whys(found, explained));
  }

  private static List<Discrepancy> discrepancies(
      @Nullable Reconciliation sessions, @Nullable UsageReconciliation days, boolean explained) {
    var all = new ArrayList<Discrepancy>();
    if (sessions != null) {
      (explained ? sessions.explained() : sessions.unexplained())
          .forEach(one -> all.add(Discrepancy.of(one)));
    }
    if (days != null) {
      (explained ? days.explained() : days.unexplained())
          .forEach(one -> all.add(Discrepancy.of(one)));
    }
    all.sort(Comparator.comparingLong(Discrepancy::size).reversed());
    return all;
  }

  private static List<Why> whys(Found found, List<Discrepancy> explained) {
    var whys = new LinkedHashMap<String, Why>();
    var sessions = found.sessions();
    if (sessions != null && sessions.causes() != null) {
      for (var one : sessions.causes()) {
        if (one.isExplained()) {
          long more = one.chargedBytes() - one.countedBytes();
          add(whys, one.reason(), one.sessions(), more, explained);
        }
      }
    }
    var days = found.days();
    if (days != null && days.causes() != null) {
      for (var one : days.causes()) {
        if (one.explained()) {
          long more = one.foundBytes() - one.knownBytes();
          add(whys, one.reason(), one.differences(), more, explained);
        }
      }
    }
    return List.copyOf(whys.values());
  }

  /** One reason may be of sessions and of lines. */
  private static void add(
      Map<String, Why> whys, String reason, long count, long more, List<Discrepancy> explained) {
    var discrepancies = explained.stream().filter(one -> one.reason().equals(reason)).toList();
    whys.merge(
        reason,
        new Why(reason, count, Math.abs(more), discrepancies),
        (one, other) ->
            new Why(reason, one.count + other.count, one.bytes + other.bytes, discrepancies));
  }

  private record Named(String name, long bytes) {}

  private static Pair pair(
      Between between,
      boolean away,
      List<Discrepancy> unexplained,
      List<Discrepancy> explained,
      long lacking,
      List<Bar> bars) {
    if (away) {
      return new Pair(between, State.AWAY, bars, 0);
    }
    if (isBetween(between, unexplained)) {
      return new Pair(between, State.PARTS, bars, 0);
    }
    long underWay = between == Between.SESSIONS ? notPosted(bars) : lacking;
    if (isBetween(between, explained)) {
      return new Pair(between, State.EXPLAINED, bars, underWay);
    }
    boolean isEmpty = bars.stream().allMatch(bar -> bar.bytes() == 0);
    return new Pair(between, isEmpty ? State.NOTHING : State.AGREES, bars, underWay);
  }

  /** What is charged is posted when it is settled. */
  private static long notPosted(List<Bar> bars) {
    return bars.get(1).bytes() - bars.getLast().bytes();
  }

  /** What is charged is in the history when the news has come. */
  private static long underWay(@Nullable UsageReconciliation days) {
    return days == null || days.causes() == null
        ? 0
        : days.causes().stream()
            .filter(one -> one.reason().equals("under_way"))
            .mapToLong(one -> one.knownBytes() - one.foundBytes())
            .sum();
  }

  private static boolean isBetween(Between between, List<Discrepancy> discrepancies) {
    return discrepancies.stream().anyMatch(one -> one.between() == between);
  }

  /** Beside each other in one measure; what parts two is drawn wide enough to be seen. */
  private static List<Bar> bars(Named... figures) {
    long most = Stream.of(figures).mapToLong(Named::bytes).max().orElse(0);
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < figures.length; i++) {
      long own = figures[i].bytes();
      long before = i == 0 ? own : figures[i - 1].bytes();
      int gap = own == before ? 0 : Math.clamp(percent(Math.abs(own - before), most), 2, 100);
      int percent = Math.min(percent(Math.min(own, before), most), 100 - gap);
      bars.add(new Bar(figures[i].name(), own, percent, gap, own < before));
    }
    return bars;
  }

  private static int percent(long part, long whole) {
    return whole <= 0 ? 0 : Math.clamp(Math.round(100.0 * part / whole), 0, 100);
  }

  /** Whether the figures of each pair are the same, or will be when all has arrived. */
  public boolean isExact() {
    return pairs.stream().allMatch(pair -> pair.state() == State.AWAY || pair.more() == 0);
  }

  public boolean isAway() {
    return pairs.stream().anyMatch(pair -> pair.state() == State.AWAY);
  }

  public boolean isNothing() {
    return pairs.stream().allMatch(pair -> pair.state() == State.NOTHING);
  }

  public List<Discrepancy> shown() {
    return unexplained.stream().limit(MOST_SHOWN).toList();
  }

  public long shownCount() {
    return shown().size();
  }

  public boolean isMore() {
    return problems > Math.min(unexplained.size(), MOST_SHOWN);
  }

  public long explainedCount() {
    return why.stream().mapToLong(Why::count).sum();
  }

  /** Every difference of which something is shown. */
  Stream<Discrepancy> all() {
    return Stream.concat(shown().stream(), why.stream().flatMap(one -> one.shown().stream()));
  }
}
