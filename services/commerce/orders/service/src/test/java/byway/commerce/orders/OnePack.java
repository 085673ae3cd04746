package byway.commerce.orders;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.util.List;
import java.util.UUID;

/** A catalogue of a single pack. */
final class OnePack implements Catalog {
  final UUID id = UUID.randomUUID();
  private Pack pack = new Pack(id, "One", 1_000_000_000L, new Money(999, "EUR"), true);

  @Override
  public List<Pack> packs() {
    return List.of(pack);
  }

  @Override
  public Pack pack(UUID asked) {
    if (!asked.equals(id)) {
      throw Refusal.notFound("the pack");
    }
    return pack;
  }

  @Override
  public Pack offer(OfferPack command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void retire(UUID asked) {
    pack = new Pack(id, pack.name(), pack.bytes(), pack.price(), false);
  }
}
