package byway.kit.tasks;

import byway.kit.store.Store;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What one process does of one service's tasks, whoever tells it when. */
final class ServiceTasks {
  /** Tasks of one service that one process does at a time. */
  static final int PLACES = 8;

  static final int MOST_OF_ONE_TENANT = 6;

  /** What is kept is JSON, and is read when it is done. */
  static final Serializer TEXT =
      new Serializer() {
        @Override
        public byte[] serialize(Object data) {
          return data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] text) {
          return type.cast(new String(text, StandardCharsets.UTF_8));
        }
      };

  private final Store store;
  private final InstantSource clock;
  private final TaskRows rows;
  private final TaskCounts counts;
  private final List<Duty> duties;
  private final List<Perform> performers = new ArrayList<>();
  private final FairClaim claim;
  private volatile Runnable moreWanted = () -> {};
  private Instant latest = Instant.MIN;
  private boolean isTelling;

  private ServiceTasks(Store store, List<Duties> work, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.duties = work.stream().flatMap(one -> one.all().stream()).toList();
    this.clock = clock;
    this.rows = new TaskRows(store);
    this.counts = new TaskCounts(metrics, store.service(), clock);
    var names = duties.stream().map(Duty::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalStateException(store.service() + " does a task twice: " + names);
    }
    this.claim = new FairClaim(store, UUID.randomUUID().toString(), names, MOST_OF_ONE_TENANT);
    for (var one : work) {
      one.told().forEach(counts::tell);
      isTelling |= !one.told().isEmpty();
    }
    for (var duty : duties) {
      performers.add(new Perform(store.service(), duty, rows, counts, clock, this::afterEach));
    }
  }

  static Collection<ServiceTasks> of(
      Collection<Duties> all, InstantSource clock, MeterRegistry metrics) {
    var stores = all.stream().map(Duties::store).distinct().toList();
    return stores.stream()
        .map(
            store ->
                new ServiceTasks(
                    store,
                    all.stream().filter(work -> work.store().equals(store)).toList(),
                    clock,
                    metrics))
        .toList();
  }

  Store store() {
    return store;
  }

  FairClaim claim() {
    return claim;
  }

  /** For the library, which takes them up. */
  List<Task<?>> performers() {
    return List.copyOf(performers);
  }

  int underWay() {
    return performers.stream().mapToInt(Perform::underWay).sum();
  }

  /** Told when places are free and more may be due, and when something will be. */
  void whenMoreWanted(Runnable waker, Consumer<Instant> alarm) {
    moreWanted = waker;
    claim.whenNextIsKnown(alarm);
    performers.forEach(one -> one.whenNextIsKnown(alarm));
  }

  private void afterEach() {
    if (claim.lastTaken() > 0 && underWay() <= PLACES / 2) {
      moreWanted.run();
    }
  }

  void plan() {
    var now = clock.instant();
    duties.forEach(duty -> rows.recall(duty, now));
  }

  /** Now and then. */
  void keepHouse() {
    var now = clock.instant();
    if (now.isBefore(latest)) {
      plan();
    }
    latest = now;
    rows.forget(now);
    counts.seen(rows.figures(now));
    if (isTelling) {
      counts.told(rows.told());
    }
  }
}
