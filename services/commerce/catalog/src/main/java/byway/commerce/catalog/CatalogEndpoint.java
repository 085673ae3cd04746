package byway.commerce.catalog;

import byway.contracts.catalog.Catalog;
import byway.contracts.catalog.OfferPack;
import byway.contracts.catalog.Pack;
import byway.contracts.payments.CardMoney;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(CatalogEndpoint.class)
class CatalogEndpoint implements Catalog {
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
          var pack =
              new Pack(
                  command.id(), command.name().strip(), command.bytes(), command.price(), true);
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
    int length = command.name().strip().length();
    if (length < 1 || length > 60) {
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
