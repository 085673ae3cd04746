package byway.commerce.catalog;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.commerce.payments.api.CardMoney;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(CatalogEndpoint.class)
class CatalogEndpoint implements Catalog {
  private static final int LONGEST_NAME = 60;
  private static final long MOST_BYTES = 1L << 50;

  private final CatalogStore store;

  CatalogEndpoint(CatalogStore store) {
    this.store = store;
  }

  @Override
  public List<Pack> packs() {
    return store.read(Packs::onSale);
  }

  @Override
  public Pack pack(UUID id) {
    return store.read(tx -> Packs.find(tx, id)).orElseThrow(() -> Refusal.notFound("the pack"));
  }

  @Override
  public Pack offer(OfferPack command) {
    check(command);
    return store.write(
        tx -> {
          if (Packs.find(tx, command.id()).isEmpty() && Packs.onSale(tx).size() >= Packs.MOST) {
            throw Refusal.conflict(
                "too_many_packs",
                "at most %d packs are on sale; take one off first".formatted(Packs.MOST));
          }
          var pack =
              new Pack(
                  command.id(),
                  PlainText.line(command.name(), LONGEST_NAME).orElseThrow(),
                  command.bytes(),
                  command.price(),
                  true);
          Packs.add(tx, Context.tenantId(), pack);
          return Packs.find(tx, command.id()).orElseThrow();
        });
  }

  @Override
  public void retire(UUID id) {
    if (!store.write(tx -> Packs.retire(tx, id))) {
      throw Refusal.notFound("the pack");
    }
  }

  private static void check(OfferPack command) {
    if (PlainText.line(command.name(), LONGEST_NAME).orElse("").isEmpty()) {
      throw Refusal.invalid("pack_invalid", "a pack's name has 1 to 60 characters");
    }
    if (command.bytes() < 1 || command.bytes() > MOST_BYTES) {
      throw Refusal.invalid("pack_invalid", "a pack has 1 to " + MOST_BYTES + " bytes");
    }
    if (!command.price().isPositive()) {
      throw Refusal.invalid("pack_invalid", "a pack has a price");
    }
    CardMoney.require(command.price());
  }
}
