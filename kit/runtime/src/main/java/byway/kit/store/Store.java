package byway.kit.store;

import byway.kit.context.Context;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A service's own schema, reached by the service's own database role, so that no other service can
 * reach it. Each service has one package-private subclass that names the schema and lists its
 * migrations, so that no other service can even name it. The tenant of the context is set in every
 * transaction, and row-level security shows nothing where there is none.
 */
public abstract class Store {
  private static final ScopedValue<Store> OPEN = ScopedValue.newInstance();
  private static final int TRIES = 4;

  private final String service;
  private final List<String> migrations;
  private final Databases databases;
  private final Outbox outbox;
  private volatile @Nullable Jdbi jdbi;

  /** For a client proxy of the container only. */
  protected Store(Databases databases, String service, String... migrations) {
    this.service = service;
    this.migrations = List.of(migrations);
    this.databases = databases;
    this.outbox = new Outbox(this);
  }

  /** What a transaction does. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Tx tx) throws SQLException;
  }

  /** What a transaction does that answers nothing. */
  @FunctionalInterface
  public interface Deed {
    void in(Tx tx) throws SQLException;
  }

  public final String service() {
    return service;
  }

  public final List<String> migrations() {
    return migrations;
  }

  public final Outbox outbox() {
    return outbox;
  }

  /**
   * Whether the calling thread is inside a transaction; calls to other services are refused there.
   */
  public static boolean isOpen() {
    return OPEN.isBound();
  }

  public final <T> T write(Work<T> work) {
    return transact(tenants(), false, work);
  }

  public final void change(Deed deed) {
    var unused =
        write(
            tx -> {
              deed.in(tx);
              return true;
            });
  }

  public final <T> T read(Work<T> work) {
    return transact(tenants(), true, work);
  }

  /**
   * One transaction over the rows of several tenants, for batches and for the platform's own tasks.
   */
  public final <T> T across(Collection<UUID> tenants, Work<T> work) {
    return transact(
        tenants.stream().map(UUID::toString).distinct().collect(Collectors.joining(",")),
        false,
        work);
  }

  /** The same where nothing is asked for. */
  public final void changeAcross(Collection<UUID> tenants, Deed deed) {
    var unused =
        across(
            tenants,
            tx -> {
              deed.in(tx);
              return true;
            });
  }

  private static String tenants() {
    var tenant = Context.isBound() ? Context.current().tenant() : null;
    return tenant == null ? "" : tenant.toString();
  }

  private <T> T transact(String tenants, boolean readOnly, Work<T> work) {
    for (int tried = 1; ; tried++) {
      try {
        return once(tenants, readOnly, work);
      } catch (StoreFailed failed) {
        if (!failed.isWorthARetry() || tried == TRIES || isOpen()) {
          throw failed;
        }
      }
    }
  }

  private <T> T once(String tenants, boolean readOnly, Work<T> work) {
    long began = System.nanoTime();
    var open = new AtomicReference<@Nullable Tx>();
    var noted = new AtomicReference<@Nullable OpenAct>();
    T result;
    try {
      result =
          ScopedValue.where(OPEN, this)
              .call(
                  () ->
                      jdbi()
                          .<T, SQLException>inTransaction(
                              handle -> {
                                handle.setReadOnly(readOnly);
                                var tx = new Tx(handle, this);
                                tx.seeOnly(tenants);
                                open.set(tx);
                                var done = work.in(tx);
                                var act = readOnly ? null : OpenAct.toNote(service);
                                if (act != null) {
                                  act.note(tx);
                                  noted.set(act);
                                }
                                return done;
                              }));
    } catch (SQLException | org.jdbi.v3.core.JdbiException e) {
      var failed = StoreFailed.of(service, e);
      // An interrupt breaks the line that its thread waits on, and the database is still there.
      if (failed.isAway() && !Thread.currentThread().isInterrupted()) {
        databases.reach().lose("SQLSTATE " + failed.state());
      }
      throw failed;
    }
    databases.reach().reached(began);
    var act = noted.get();
    if (act != null) {
      act.isNoted();
    }
    var committed = open.get();
    if (committed != null) {
      committed.committed();
    }
    return result;
  }

  private Jdbi jdbi() {
    var open = jdbi;
    if (open != null) {
      return open;
    }
    synchronized (this) {
      open = jdbi;
      if (open == null) {
        open = databases.open(service, migrations);
        jdbi = open;
      }
      return open;
    }
  }

  /** Its connections, for a library that brings its own statements; none has said a tenant. */
  public final DataSource connections() {
    prepare();
    return databases.connections(service);
  }

  /** Creates what is missing and opens the pool, so that the first request need not. */
  public final void prepare() {
    var unused = jdbi();
  }
}
