package byway.commerce.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.kit.testing.ContractTest;
import byway.kit.values.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever sells packs relies on. */
public class CatalogContract extends ContractTest<Catalog> {
  private static final Money PRICE = new Money(500, "EUR");

  public CatalogContract() {
    super(Catalog.class);
  }

  @Test
  void a_pack_that_is_offered_is_on_sale() {
    var offered = offer(1_000_000_000);
    assertThat(ours.pack(offered.id())).isEqualTo(offered);
    assertThat(ours.packs()).containsExactly(offered);
    assertThat(offered.onSale()).isTrue();
    assertThat(offered.price()).isEqualTo(PRICE);
  }

  @Test
  void packs_are_listed_by_size() {
    var large = offer(2_000);
    var small = offer(1_000);
    assertThat(ours.packs()).containsExactly(small, large);
  }

  @Test
  void the_same_offer_again_changes_nothing() {
    var command = new OfferPack(UUID.randomUUID(), "Day", 1_000, PRICE);
    assertThat(ours.offer(command)).isEqualTo(ours.offer(command));
    assertThat(ours.packs()).hasSize(1);
  }

  @Test
  void a_pack_off_sale_is_still_known_and_can_be_taken_off_again() {
    var pack = offer(1_000);
    ours.retire(pack.id());
    ours.retire(pack.id());
    assertThat(ours.packs()).isEmpty();
    assertThat(ours.pack(pack.id()).onSale()).isFalse();
  }

  @Test
  void what_cannot_be_sold_is_refused() {
    refused("pack_invalid", () -> offer("", 1_000, PRICE));
    refused("pack_invalid", () -> offer("Day", 0, PRICE));
    refused("pack_invalid", () -> offer("Day", 1_000, new Money(0, "EUR")));
    refused("amount_not_payable", () -> offer("Day", 1_000, new Money(1, "EUR")));
    refused("currency_not_taken", () -> offer("Day", 1_000, new Money(500, "XAU")));
    assertThat(ours.packs()).isEmpty();
  }

  @Test
  void a_hundred_are_on_sale_and_no_more() {
    for (int pack = 1; pack <= 100; pack++) {
      var unused = offer(pack);
    }
    refused("too_many_packs", () -> offer(101));
    assertThat(ours.packs()).hasSize(100);
  }

  @Test
  void what_nobody_offered_is_not_found() {
    notFound(() -> ours.pack(UUID.randomUUID()));
    notFound(() -> ours.retire(UUID.randomUUID()));
  }

  @Test
  void another_operators_packs_are_not_found() {
    var pack = offer(1_000);
    notFound(() -> others.pack(pack.id()));
    notFound(() -> others.retire(pack.id()));
    assertThat(others.packs()).isEmpty();
    assertThat(ours.packs()).containsExactly(pack);
  }

  private Pack offer(long bytes) {
    return offer("Day", bytes, PRICE);
  }

  private Pack offer(String name, long bytes, Money price) {
    return ours.offer(new OfferPack(UUID.randomUUID(), name, bytes, price));
  }
}
