package byway.operations.tenants.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Page;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllTenantsTest {
  /** Two on each page. */
  private static final Tenants FIVE =
      (Tenants)
          Proxy.newProxyInstance(
              Tenants.class.getClassLoader(),
              new Class<?>[] {Tenants.class},
              (proxy, call, given) -> page((@Nullable String) given[1]));

  private static Page<Tenant> page(@Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    var items =
        IntStream.range(from, Math.min(from + 2, 5))
            .mapToObj(
                n ->
                    new Tenant(
                        new UUID(0, n), "t" + n, "T", List.of(), "EUR", TenantSettings.USUAL))
            .toList();
    return new Page<>(items, from + 2 < 5 ? Integer.toString(from + 2) : null);
  }

  @Test
  void what_fails_for_some_keeps_it_from_no_others_on_their_page_or_the_next() {
    var done = new ArrayList<String>();
    assertThatThrownBy(
            () ->
                AllTenants.each(
                    FIVE,
                    tenant -> {
                      if (tenant.slug().equals("t0") || tenant.slug().equals("t3")) {
                        throw new IllegalStateException(tenant.slug());
                      }
                      done.add(tenant.slug());
                    }))
        .hasMessage("t0")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(done).containsExactly("t1", "t2", "t4");
  }
}
