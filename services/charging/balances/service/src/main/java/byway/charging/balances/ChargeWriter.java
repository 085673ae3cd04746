package byway.charging.balances;

import byway.charging.balances.ChargeCall.Item;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.kit.context.Context;
import byway.kit.store.StoreFailed;
import byway.kit.store.Tx;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Charges the accounts that are its own, batch after batch, on a thread of its own. */
final class ChargeWriter {
  static final int MOST_IN_A_BATCH = 1_000;
  private static final int ENOUGH = 200;
  private static final long LINGER_NANOS = 2_000_000;

  /** After so many batches on old memory the rows are locked first, and cannot be old. */
  private static final int TRIES_FROM_MEMORY = 2;

  private final BalancesStore store;
  private final Slices slices;
  private final ChargingCache remembered;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final DistributionSummary batchSize;
  private final Function<SessionKey, ChargeWriter> writerOf;
  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  ChargeWriter(
      BalancesStore store,
      Slices slices,
      ChargingCache remembered,
      InstantSource clock,
      MeterRegistry metrics,
      Function<SessionKey, ChargeWriter> writerOf,
      String name) {
    this.store = store;
    this.slices = slices;
    this.remembered = remembered;
    this.clock = clock;
    this.metrics = metrics;
    this.batchSize = metrics.summary("byway_charge_batch_reports");
    this.writerOf = writerOf;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  /** Whoever adds has taken room for it before. */
  void add(Item item) {
    queue.add(item);
  }

  private void work() {
    try {
      while (true) {
        var batch = gather();
        Context.platform().run(() -> serve(batch));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Few wait a moment for more: a transaction costs the same for one report as for fifty, and
   * nobody notices two milliseconds.
   */
  private List<Item> gather() throws InterruptedException {
    var batch = new ArrayList<Item>();
    batch.add(queue.take());
    long until = System.nanoTime() + LINGER_NANOS;
    queue.drainTo(batch, MOST_IN_A_BATCH - 1);
    while (batch.size() < ENOUGH) {
      var more = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (more == null) {
        break;
      }
      batch.add(more);
      queue.drainTo(batch, MOST_IN_A_BATCH - batch.size());
    }
    return batch;
  }

  /**
   * All together; where the database refuses what is in it, in halves, so that one bad report stops
   * nobody else. Where the database itself is in trouble nobody is helped by trying each.
   */
  private void serve(List<Item> batch) {
    try {
      write(batch);
    } catch (StoreFailed | IllegalStateException e) {
      if (batch.size() == 1 || (e instanceof StoreFailed failed && !failed.isOfTheData())) {
        batch.forEach(item -> item.fail(e));
      } else {
        serve(batch.subList(0, batch.size() / 2));
        serve(batch.subList(batch.size() / 2, batch.size()));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(item -> item.fail(e));
    }
  }

  private void write(List<Item> batch) {
    var tenants = batch.stream().map(item -> item.report().tenantId()).distinct().toList();
    var sizes = slices.of(tenants);
    var keys = batch.stream().map(item -> item.report().key()).distinct().toList();
    for (int tried = 1; ; tried++) {
      boolean locked = tried > TRIES_FROM_MEMORY;
      var made = new ArrayList<Attempt>();
      try {
        // The store begins anew by itself after a deadlock: from the database, not from what
        // failed.
        store
            .across(
                tenants,
                tx -> {
                  made.forEach(Attempt::forget);
                  made.add(new Attempt(batch, keys, locked));
                  return made.getLast().in(tx, sizes);
                })
            .give();
        return;
      } catch (VersionConflict e) {
        made.forEach(Attempt::forget);
        metrics.counter("byway_charge_stale_batches_total").increment();
        if (locked) {
          throw e;
        }
      } catch (RuntimeException | Error e) {
        made.forEach(Attempt::forget);
        throw e;
      }
    }
  }

  /** What a committed batch has to say. */
  private record Outcome(List<Item> own, List<ChargeAnswer> answers, Runnable afterwards) {
    void give() {
      afterwards.run();
      for (int i = 0; i < own.size(); i++) {
        own.get(i).answer(answers.get(i));
      }
    }
  }

  private final class Attempt {
    private final List<Item> batch;
    private final List<SessionKey> keys;
    private final boolean locked;
    private final Map<SessionKey, MeterRow> meters = new HashMap<>();
    private final Set<Account> accounts = new HashSet<>();
    private final List<Item> own = new ArrayList<>();
    private final Map<Item, ChargeWriter> foreign = new LinkedHashMap<>();

    Attempt(List<Item> batch, List<SessionKey> keys, boolean locked) {
      this.batch = batch;
      this.keys = keys;
      this.locked = locked;
    }

    /** What was decided here was not written, or nobody knows: all of it is read anew. */
    void forget() {
      remembered.forget(keys);
      accounts.forEach(remembered::forget);
    }

    Outcome in(Tx tx, Map<UUID, Long> sizes) throws SQLException {
      if (locked) {
        remembered.forget(keys);
        var unused = Accounts.lockOf(tx, keys);
      }
      findMeters(tx);
      for (var item : batch) {
        var meter = meters.get(item.report().key());
        var writer = meter == null ? ChargeWriter.this : writerOf.apply(meter.accountKey());
        if (writer == ChargeWriter.this) {
          own.add(item);
        } else {
          foreign.put(item, writer);
        }
      }
      findAccounts(tx);
      var charging =
          new ChargeBatch(
              tx,
              clock.instant(),
              id -> sizes.getOrDefault(id, Slices.USUAL_BYTES),
              meters.values(),
              accounts);
      var answers = charging.charge(own.stream().map(Item::report).toList());
      return new Outcome(own, answers, () -> afterwards(answers, charging.raised()));
    }

    private void findMeters(Tx tx) throws SQLException {
      var missing = new ArrayList<SessionKey>();
      for (var key : keys) {
        var known = remembered.meter(key);
        if (known == null) {
          missing.add(key);
        } else {
          meters.put(key, known);
        }
      }
      if (!missing.isEmpty()) {
        missing.sort(SessionKey.ORDER);
        for (var meter : locked ? Meters.lockOf(tx, missing) : Meters.of(tx, missing)) {
          remembered.keep(meter);
          meters.put(meter.key(), meter);
        }
      }
    }

    private void findAccounts(Tx tx) throws SQLException {
      var missing = new LinkedHashSet<SessionKey>();
      for (var item : own) {
        var meter = meters.get(item.report().key());
        if (meter != null) {
          var known = remembered.account(meter.accountKey());
          if (known == null) {
            missing.add(meter.accountKey());
          } else {
            accounts.add(known);
          }
        }
      }
      if (!missing.isEmpty()) {
        for (var account : Accounts.of(tx, missing)) {
          remembered.keep(account);
          accounts.add(account);
        }
      }
    }

    private void afterwards(List<ChargeAnswer> answers, Collection<SessionKey> raised) {
      remembered.forget(raised);
      foreign.forEach((item, writer) -> writer.add(item));
      batchSize.record(own.size());
      for (var answer : answers) {
        if (answer instanceof NotCharged refused) {
          metrics.counter("byway_charge_refused_total", "code", refused.code()).increment();
        }
      }
    }
  }
}
