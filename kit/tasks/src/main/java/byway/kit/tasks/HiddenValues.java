package byway.kit.tasks;

import byway.kit.secrets.KeptByVersion;
import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store;
import byway.kit.store.Store.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a service keeps hidden: counted by version of the secret, and hidden anew with the version
 * in use, so that an older one can be retired. A service has one, as a bean.
 */
public abstract class HiddenValues implements KeptByVersion, Worker {
  private static final RecurringTask ANEW =
      RecurringTask.every("hide-anew", Duration.ofMinutes(10)).afterStart(Duration.ofSeconds(5));

  /** Of each column, in one transaction. */
  private static final int MOST = 500;

  private final Store store;
  private final Keys keys;
  private final List<HiddenColumn> columns;

  protected HiddenValues(Store store, Keys keys, HiddenColumn... columns) {
    this.store = store;
    this.keys = keys;
    this.columns = List.of(columns);
  }

  /** Does this in a transaction for each part of the rows, such as those of a hundred tenants. */
  protected abstract void inParts(Deed deed);

  @Override
  public Map<Integer, Long> counts() {
    var all = new TreeMap<Integer, Long>();
    inParts(
        tx ->
            columns.forEach(
                column -> column.counts(tx).forEach((k, n) -> all.merge(k, n, Long::sum))));
    return all;
  }

  @Override
  public long lost() {
    var lost = new AtomicLong();
    inParts(tx -> columns.forEach(column -> lost.addAndGet(column.lost(tx, keys))));
    return lost.get();
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(ANEW, this::hideAnew);
  }

  void hideAnew() {
    var hidden = new AtomicInteger();
    do {
      hidden.set(0);
      inParts(tx -> columns.forEach(column -> hidden.addAndGet(column.hideAnew(tx, keys, MOST))));
    } while (hidden.get() > 0);
  }
}
