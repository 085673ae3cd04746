package byway.operations.tenants.api;

import byway.kit.values.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the pages of {@link Tenants}, for work that is done for every operator. */
public final class AllTenants {
  private AllTenants() {}

  /**
   * At most {@value Page#MOST} at a time. What is thrown for some keeps it from no others, and is
   * thrown when all had their turn.
   */
  public static void byPage(Tenants tenants, Consumer<List<Tenant>> work) {
    @Nullable String cursor = null;
    @Nullable RuntimeException failed = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      try {
        work.accept(page.items());
      } catch (RuntimeException e) {
        failed = together(failed, e);
      }
      cursor = page.next();
    } while (cursor != null);
    if (failed != null) {
      throw failed;
    }
  }

  /** One after the other; what is thrown for one keeps it from no others either. */
  public static void each(Tenants tenants, Consumer<Tenant> work) {
    byPage(tenants, page -> each(page, work));
  }

  /** The same for a part of them. */
  public static <T> void each(List<T> some, Consumer<T> work) {
    @Nullable RuntimeException failed = null;
    for (var one : some) {
      try {
        work.accept(one);
      } catch (RuntimeException e) {
        failed = together(failed, e);
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  private static RuntimeException together(
      @Nullable RuntimeException first, RuntimeException next) {
    if (first == null) {
      return next;
    }
    first.addSuppressed(next);
    return first;
  }

  /** What is counted of each hundred, summed up. */
  public static <K> Map<K, Long> counts(
      Tenants tenants, Function<List<UUID>, Map<K, Long>> ofSome) {
    var all = new HashMap<K, Long>();
    idsByPage(tenants, ids -> ofSome.apply(ids).forEach((k, n) -> all.merge(k, n, Long::sum)));
    return all;
  }

  /** The same by their ids alone, as a store asks for rows across operators. */
  public static void idsByPage(Tenants tenants, Consumer<List<UUID>> work) {
    byPage(tenants, page -> work.accept(page.stream().map(Tenant::id).toList()));
  }

  /** The same with the realm of who runs the installation, where it has rows like an operator's. */
  public static void idsWithRealm(Tenants tenants, Consumer<List<UUID>> work) {
    @Nullable RuntimeException failed = null;
    try {
      idsByPage(tenants, work);
    } catch (RuntimeException e) {
      failed = e;
    }
    try {
      work.accept(List.of(PlatformRealm.ID));
    } catch (RuntimeException e) {
      failed = together(failed, e);
    }
    if (failed != null) {
      throw failed;
    }
  }
}
