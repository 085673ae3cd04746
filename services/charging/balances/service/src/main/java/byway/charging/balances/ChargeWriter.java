package byway.charging.balances;

import byway.charging.balances.ChargeBatch.TenantReport;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.HeldReason;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.store.Coalesced;
import byway.kit.store.StoreFailed;
import byway.kit.store.Tx;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Charges batch after batch; each of its threads has accounts of its own. */
@Singleton
final class ChargeWriter {
  private static final Logger LOG = Logger.getLogger(ChargeWriter.class);
  static final int MOST_IN_A_BATCH = 1_000;
  static final int WRITERS = 2;
  private static final int MOST_TOLD = 10;

  /** After so many batches on old memory the rows are locked first, and cannot be old. */
  private static final int TRIES_FROM_MEMORY = 2;

  /** As soon as a session begins at a hotspot whose links were read so long ago, they are again. */
  private static final long LINKS_FRESH_MILLIS = 60_000;

  private final BalancesStore store;
  private final Slices slices;
  private final ChargingCache remembered;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final DistributionSummary batchSize;

  ChargeWriter(
      BalancesStore store,
      Slices slices,
      ChargingCache remembered,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.slices = slices;
    this.remembered = remembered;
    this.clock = clock;
    this.metrics = metrics;
    this.batchSize = metrics.summary("byway_charge_batch_reports");
  }

  /** Which of the writers an account's reports come to. */
  static int placeOf(AccountKey account) {
    return place(account.hashCode());
  }

  static int place(int hash) {
    return Math.floorMod(hash ^ hash >>> 16, WRITERS);
  }

  /** On the trace of all, where there is one; each fact and log line has its own report's. */
  void serve(List<Coalesced<TenantReport, ChargeAnswer>> batch, int writer) {
    Context.shared(batch.stream().map(Coalesced::context).toList())
        .withPrincipal(Principal.PLATFORM)
        .run(() -> serveAll(batch, writer));
  }

  /**
   * All together; where the database refuses what is in it, in halves, so that one bad report stops
   * nobody else. Where the database itself is in trouble nobody is helped by trying each.
   */
  private void serveAll(List<Coalesced<TenantReport, ChargeAnswer>> batch, int writer) {
    try {
      write(batch, writer);
    } catch (StoreFailed | IllegalStateException e) {
      if (batch.size() == 1 || (e instanceof StoreFailed failed && !failed.isOfTheData())) {
        fail(batch, e);
      } else {
        serveAll(batch.subList(0, batch.size() / 2), writer);
        serveAll(batch.subList(batch.size() / 2, batch.size()), writer);
      }
    } catch (RuntimeException | Error e) {
      fail(batch, e);
    }
  }

  /** Told on the traces of the first of them: where one is in trouble, mostly all are. */
  private static void fail(List<Coalesced<TenantReport, ChargeAnswer>> batch, Throwable failure) {
    batch.stream()
        .map(Coalesced::context)
        .distinct()
        .limit(MOST_TOLD)
        .forEach(
            context ->
                context.run(
                    () ->
                        LOG.warnf(
                            "reports were not charged and will come again: %s",
                            failure.getMessage())));
    batch.forEach(item -> item.fail(failure));
  }

  private void write(List<Coalesced<TenantReport, ChargeAnswer>> batch, int writer) {
    var tenants = batch.stream().map(item -> item.question().tenantId()).distinct().toList();
    var sizes = slices.of(tenants);
    var keys = batch.stream().map(item -> item.question().key()).distinct().toList();
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
                  made.add(new Attempt(batch, keys, writer, locked));
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

  private void count(Map<HeldReason, Long> heldBytes) {
    heldBytes.forEach(
        (reason, bytes) ->
            metrics
                .counter("byway_charge_held_bytes_total", "reason", reason.inRows())
                .increment(bytes));
  }

  /** What a committed batch has to say. */
  private record Outcome(
      List<Coalesced<TenantReport, ChargeAnswer>> own,
      List<ChargeAnswer> answers,
      Runnable afterwards) {
    void give() {
      afterwards.run();
      for (int i = 0; i < own.size(); i++) {
        own.get(i).answer(answers.get(i));
      }
    }
  }

  private final class Attempt {
    private final List<Coalesced<TenantReport, ChargeAnswer>> batch;
    private final List<SessionKey> keys;
    private final int writer;
    private final boolean locked;
    private final Map<SessionKey, MeterRow> meters = new HashMap<>();
    private final Set<Account> accounts = new HashSet<>();
    private final List<Coalesced<TenantReport, ChargeAnswer>> own = new ArrayList<>();

    /** Whose accounts are the other writer's. */
    private final List<Coalesced<TenantReport, ChargeAnswer>> foreign = new ArrayList<>();

    Attempt(
        List<Coalesced<TenantReport, ChargeAnswer>> batch,
        List<SessionKey> keys,
        int writer,
        boolean locked) {
      this.batch = batch;
      this.keys = keys;
      this.writer = writer;
      this.locked = locked;
    }

    /** What was decided here was not written, or nobody knows: all of it is read anew. */
    void forget() {
      remembered.forget(keys);
      accounts.forEach(account -> remembered.forget(account.key()));
    }

    Outcome in(Tx tx, Map<UUID, Long> sizes) throws SQLException {
      if (locked) {
        remembered.forget(keys);
        var unused = Accounts.lockOf(tx, keys);
      }
      findMeters(tx);
      for (var item : batch) {
        var meter = meters.get(item.question().key());
        boolean isOwn = meter == null || placeOf(meter.accountKey()) == writer;
        (isOwn ? own : foreign).add(item);
      }
      findAccounts(tx);
      var now = clock.instant();
      var plausibility = new Plausibility(tx, now, remembered.paces());
      var charging =
          new ChargeBatch(
              tx,
              now,
              id -> sizes.getOrDefault(id, Slices.USUAL_BYTES),
              plausibility,
              meters.values(),
              accounts);
      var answers = charging.charge(own);
      return new Outcome(
          own,
          answers,
          () -> {
            plausibility.committed();
            count(charging.heldBytes());
            afterwards(answers, charging.raised());
          });
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
        findLinks(tx, missing);
      }
    }

    /** What hotspots can carry is looked up where something of theirs is read anyway. */
    private void findLinks(Tx tx, List<SessionKey> missing) throws SQLException {
      var paces = remembered.paces();
      long now = clock.instant().toEpochMilli();
      var read = new HashMap<HotspotKey, MeterRow>();
      for (var key : missing) {
        var meter = meters.get(key);
        if (meter != null) {
          read.putIfAbsent(meter.hotspot(), meter);
        }
      }
      var unread = paces.unread(read.keySet(), now, LINKS_FRESH_MILLIS);
      var said = LinkRates.of(tx, unread, paces.settings().usual());
      read.forEach(
          (hotspot, meter) -> {
            var links = said.get(hotspot);
            if (links != null) {
              paces.read(meter, links, now);
            }
          });
    }

    private void findAccounts(Tx tx) throws SQLException {
      var missing = new LinkedHashSet<AccountKey>();
      for (var item : own) {
        var meter = meters.get(item.question().key());
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
      foreign.forEach(item -> item.moveTo(1 - writer));
      batchSize.record(own.size());
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) instanceof NotCharged refused) {
          metrics.counter("byway_charge_refused_total", "code", refused.code()).increment();
          own.get(i)
              .context()
              .run(
                  () ->
                      LOG.warnf(
                          "a report of session %s was not charged: %s",
                          refused.sessionId(), refused.code()));
        }
      }
    }
  }
}
