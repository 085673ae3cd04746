package byway.contracts.tenants;

import byway.kit.values.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the pages of {@link Tenants}, for work that is done for every operator. */
public final class AllTenants {
  private AllTenants() {}

  /** At most {@value Page#MOST} at a time; what is thrown ends it. */
  public static void byPage(Tenants tenants, Consumer<List<Tenant>> work) {
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      work.accept(page.items());
      cursor = page.next();
    } while (cursor != null);
  }

  /** The same by their ids alone, as a store asks for rows across operators. */
  public static void idsByPage(Tenants tenants, Consumer<List<UUID>> work) {
    byPage(tenants, page -> work.accept(page.stream().map(Tenant::id).toList()));
  }
}
