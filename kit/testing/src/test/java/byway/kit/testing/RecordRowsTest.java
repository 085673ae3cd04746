package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Rows become records by the names of their columns. */
class RecordRowsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final Fruit apples = new Fruit(infrastructure.databases(), "apples");

  private enum Kind {
    SWEET
  }

  private record Sort(String name, Kind kind) {}

  private record Crate(
      Sort sort, Money price, @Nullable Money deposit, @Nullable Instant soldAt, long pieces) {}

  private record Priced(Money price) {}

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void money_is_an_amount_and_the_row_s_currency() {
    assertThat(
            crate(
                """
                select 'elstar' as name, 'SWEET' as kind, 250 as price_minor, 'EUR' as currency,
                  100 as deposit_minor, 'USD' as deposit_currency,
                  timestamptz '2026-03-01 12:00:00Z' as sold_at, 12 as pieces
                """))
        .isEqualTo(
            new Crate(
                new Sort("elstar", Kind.SWEET),
                new Money(250, "EUR"),
                new Money(100, "USD"),
                Instant.parse("2026-03-01T12:00:00Z"),
                12));
  }

  @Test
  void money_that_is_null_is_none() {
    assertThat(
            crate(
                """
                select 'elstar' as name, 'SWEET' as kind, 250 as price_minor, 'EUR' as currency,
                  null::bigint as deposit_minor, null::timestamptz as sold_at, 12 as pieces
                """))
        .returns(null, Crate::deposit)
        .returns(null, Crate::soldAt);
  }

  @Test
  void an_amount_without_a_currency_is_a_defect() {
    assertThatThrownBy(() -> one("select 250 as price_minor", Priced.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price");
  }

  private static Crate crate(String sql) {
    return one(sql, Crate.class);
  }

  private static <T> T one(String sql, Class<T> type) {
    return infrastructure.as(
        UUID.randomUUID(), () -> apples.<T>read(tx -> tx.query(sql).mapTo(type).one()));
  }
}
