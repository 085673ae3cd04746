package byway.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
  static TestInfrastructure infrastructure;
  static CatalogEndpoint catalog;

  final UUID tenant = UUID.randomUUID();

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    catalog = new CatalogEndpoint(new CatalogStore(infrastructure.databases()));
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void packs_are_shown_smallest_first() {
    offer("Five", 5_000_000_000L);
    offer("One", 1_000_000_000L);
    assertThat(infrastructure.as(tenant, catalog::packs))
        .extracting(Pack::name)
        .containsExactly("One", "Five");
  }

  @Test
  void the_same_offer_again_changes_nothing() {
    var id = UUID.randomUUID();
    var first = offer(id, "One", 1_000_000_000L);
    assertThat(offer(id, "Another name", 7)).isEqualTo(first);
  }

  @Test
  void a_retired_pack_is_not_on_sale_and_can_still_be_looked_up() {
    var pack = offer("Gone", 1);
    infrastructure.as(
        tenant,
        () -> {
          catalog.retire(pack.id());
          return true;
        });
    assertThat(infrastructure.as(tenant, catalog::packs)).isEmpty();
    assertThat(infrastructure.as(tenant, () -> catalog.pack(pack.id())).onSale()).isFalse();
  }

  @Test
  void another_operator_sees_none_of_it() {
    var pack = offer("Mine", 1);
    var other = UUID.randomUUID();
    assertThat(infrastructure.as(other, catalog::packs)).isEmpty();
    assertThatThrownBy(() -> infrastructure.as(other, () -> catalog.pack(pack.id())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void a_pack_of_no_bytes_is_refused() {
    assertThatThrownBy(() -> offer("Nothing", 0))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("pack_invalid"));
  }

  @Test
  void no_more_than_a_hundred_packs_are_on_sale_and_one_that_is_there_stays() {
    Pack first = offer("Pack", 1);
    for (int i = 2; i <= Packs.MOST; i++) {
      offer("Pack", i);
    }
    refused("too_many_packs", () -> offer("One more", 1_000));
    assertThat(offer(first.id(), "Pack", 1)).isEqualTo(first);
    infrastructure.as(
        tenant,
        () -> {
          catalog.retire(first.id());
          return true;
        });
    assertThat(offer("One more", 1_000).onSale()).isTrue();
    assertThat(infrastructure.as(tenant, catalog::packs)).hasSize(Packs.MOST);
  }

  @ParameterizedTest
  @CsvSource({
    "currency_not_taken, 999, XAU",
    "currency_not_taken, 999, IRR",
    "amount_not_payable, 1001, KWD",
    "amount_not_payable, 49, EUR",
    "amount_not_payable, 150, MGA",
    "amount_not_payable, 100000000, EUR"
  })
  void a_price_that_cards_cannot_pay_is_refused(String code, long minor, String currency) {
    var price = new Money(minor, currency);
    refused(
        code,
        () ->
            infrastructure.as(
                tenant, () -> catalog.offer(new OfferPack(UUID.randomUUID(), "One", 1, price))));
    assertThat(infrastructure.as(tenant, catalog::packs)).isEmpty();
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  Pack offer(String name, long bytes) {
    return offer(UUID.randomUUID(), name, bytes);
  }

  Pack offer(UUID id, String name, long bytes) {
    return infrastructure.as(
        tenant, () -> catalog.offer(new OfferPack(id, name, bytes, new Money(999, "EUR"))));
  }
}
