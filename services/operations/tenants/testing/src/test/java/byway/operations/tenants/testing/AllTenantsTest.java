package byway.operations.tenants.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.operations.tenants.api.AllTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AllTenantsTest {
  private final UUID first = UUID.randomUUID();
  private final UUID second = UUID.randomUUID();
  private final UUID third = UUID.randomUUID();

  @Test
  void every_page_is_turned_and_nobody_comes_twice() {
    var met = new ArrayList<List<UUID>>();
    AllTenants.idsByPage(new KnownTenants(first, second, third), met::add);
    assertThat(met).containsExactly(List.of(first), List.of(second), List.of(third));
  }

  @Test
  void where_there_is_nobody_the_work_is_given_nobody() {
    AllTenants.idsByPage(new KnownTenants(), ids -> assertThat(ids).isEmpty());
  }
}
