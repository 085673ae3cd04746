package byway.charging.balances;

import byway.benches.Figures;
import byway.benches.Times;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Durable charges a second through the real queue, against the database's own limit on the same
 * server; the time of one charge at half of that rate; and what is left at twice of it.
 */
final class ChargingBench {
  /** What is inside when the peak is looked for: the queue's room, less a fifth. */
  private static final int INSIDE = ReportQueue.MOST_INSIDE * 4 / 5;

  private static final int REPORTS_A_CALL = 200;
  private static final int CALLERS = INSIDE / REPORTS_A_CALL;

  /** As fronts bring them when they come at a rate, and not all at once. */
  private static final int REPORTS_A_PACED_CALL = 20;

  private static final int STEP_BYTES = 100_000;

  /** More than half of what a session is promised ahead: each report is settled. */
  private static final int STEPS_OF_HALF_A_SLICE = 100;

  private final ChargingHouse house;
  private final int seconds;
  private final AtomicIntegerArray taken;

  /** That each report is further than the one before. */
  private int steps = 1;

  private ChargingBench(ChargingHouse house, int seconds) {
    this.house = house;
    this.seconds = seconds;
    this.taken = new AtomicIntegerArray(house.accounts);
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    int accounts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
    try (var house = new ChargingHouse(accounts)) {
      var bench = new ChargingBench(house, seconds);
      switch (arguments[0]) {
        case "charging" -> bench.charging();
        case "overload" -> bench.overload();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  private void charging() throws Exception {
    var figures = new Figures("charging");
    steps = STEPS_OF_HALF_A_SLICE;
    var unused = beside(figures, "durable charges through the queue, %,d accounts, each settled");
    steps = 1;
    double rate = beside(figures, "the same of what was promised, settled later");
    warmUp();
    var times = new Times();
    paced(rate / 2, seconds, times, new LongAdder());
    figures.add("p99 of one charge at half of the peak", times.millis(0.99), "ms");
    figures.add("p50 of one charge at half of the peak", times.millis(0.5), "ms");
    figures.note(
        "peer: the queue's statements with the same arrays, as many rows a batch as the queue's, by pgbench -M prepared, 2 writers");
    figures.note(
        "the server has shared_buffers 1 GB and max_wal_size 4 GB, fsync and full_page_writes on");
    figures.note(
        "each of the queue's figures is the mean of a run before and one after the peer's; fsync on; each run begins after a vacuum and a checkpoint");
    figures.keep();
  }

  /**
   * What the queue does before and after the peer, and what the peer does with batches of the
   * queue's size; apart from that, what it does with the largest that the queue could make.
   */
  private double beside(Figures figures, String what) throws Exception {
    warmUp();
    var made = house.metrics.get("byway_charge_batch_reports").summary();
    double reports = made.totalAmount();
    double batches = made.count();
    double rate = peak(REPORTS_A_CALL, seconds);
    int batch = (int) ((made.totalAmount() - reports) / (made.count() - batches));
    double same = Double.NaN;
    double large = Double.NaN;
    if (PgbenchPeer.isInstalled()) {
      same = peer(batch);
      large = peer(ChargeWriter.MOST_IN_A_BATCH);
    }
    // The peer has changed rows behind the queue's back: what it remembers of them is old.
    warmUp();
    rate = (rate + peak(REPORTS_A_CALL, seconds)) / 2;
    figures.add(what.formatted(house.accounts), rate, "charges/s", same);
    figures.add(
        "beside pgbench with %,d a batch, not %,d".formatted(ChargeWriter.MOST_IN_A_BATCH, batch),
        rate,
        "charges/s",
        large);
    return rate;
  }

  private double peer(int batch) throws Exception {
    house.settle();
    return new PgbenchPeer(house).measure(batch, seconds, steps > 1);
  }

  private void overload() throws Exception {
    var figures = new Figures("overload");
    warmUp();
    // In the same small calls as are offered then: large ones cost less, and say nothing of these.
    double rate = peak(REPORTS_A_PACED_CALL, seconds);
    var calm = new Times();
    paced(rate / 2, seconds, calm, new LongAdder());
    var pressed = new Times();
    var refused = new LongAdder();
    double goodput = paced(rate * 2, seconds, pressed, refused);
    figures.add("charges at the peak", rate, "charges/s");
    figures.add("charges when twice the peak is offered", goodput, "charges/s", rate);
    figures.add(
        "p99 of what is admitted then, against half of the peak",
        pressed.millis(0.99),
        "ms",
        calm.millis(0.99));
    figures.add("refused at once, to come again", refused.sum(), "reports");
    figures.keep();
  }

  private void warmUp() throws InterruptedException {
    // Every account once, as when hotspots connect: from then on they are remembered.
    var threads = new ArrayList<Thread>();
    for (int caller = 0; caller < CALLERS; caller++) {
      int first = caller;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = first * REPORTS_A_CALL;
                        n < house.accounts;
                        n += CALLERS * REPORTS_A_CALL) {
                      var reports = new ArrayList<UsageReport>();
                      for (int i = n; i < Math.min(n + REPORTS_A_CALL, house.accounts); i++) {
                        reports.add(next(i));
                      }
                      check(house.charge(reports));
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private static int check(List<byway.charging.balances.api.ChargeAnswer> answers) {
    int refused = 0;
    for (var answer : answers) {
      refused += answer instanceof Charged ? 0 : 1;
    }
    return refused;
  }

  private UsageReport next(int number) {
    return ChargingHouse.report(number, (long) STEP_BYTES * taken.addAndGet(number, steps));
  }

  private List<UsageReport> some(int count) {
    var random = ThreadLocalRandom.current();
    var reports = new ArrayList<UsageReport>(count);
    for (int i = 0; i < count; i++) {
      reports.add(next(random.nextInt(house.accounts)));
    }
    return reports;
  }

  /** As many as go through with all callers always waiting. */
  private double peak(int each, int forSeconds) throws Exception {
    house.settle();
    var done = new LongAdder();
    long began = System.nanoTime();
    long end = began + forSeconds * 1_000_000_000L;
    var threads = new ArrayList<Thread>();
    for (int caller = 0; caller < INSIDE / each; caller++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (System.nanoTime() < end) {
                      int refused = check(house.charge(some(each)));
                      done.add(each - refused);
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    return done.sum() * 1e9 / (System.nanoTime() - began);
  }

  /** Offers so many a second whatever comes back; answers what was charged a second. */
  private double paced(double rate, int forSeconds, Times times, LongAdder refused)
      throws Exception {
    house.settle();
    int each = REPORTS_A_PACED_CALL;
    var done = new LongAdder();
    long gap = (long) (1e9 * each / rate);
    long began = System.nanoTime();
    long end = began + forSeconds * 1_000_000_000L;
    for (long due = began; due < end; due += gap) {
      long wait = due - System.nanoTime();
      if (wait > 50_000) {
        LockSupport.parkNanos(wait);
      }
      long asked = due;
      Thread.ofVirtual()
          .start(
              () -> {
                int not = check(house.charge(some(each)));
                refused.add(not);
                done.add(each - not);
                if (not == 0) {
                  times.add(System.nanoTime() - asked);
                }
              });
    }
    Thread.sleep(500);
    return done.sum() * 1e9 / (end - began);
  }
}
