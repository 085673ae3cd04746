package byway.commerce.catalog.testing;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.commerce.payments.api.CardMoney;
import byway.kit.context.Context;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Each operator's packs, in memory. */
public final class OfferedPacks implements Catalog {
  private static final int MOST = 100;
  private static final int LONGEST_NAME = 60;
  private static final long MOST_BYTES = 1L << 50;

  private final Map<UUID, Map<UUID, Pack>> packs = new LinkedHashMap<>();

  @Override
  public synchronized List<Pack> packs() {
    return ours().values().stream()
        .filter(Pack::onSale)
        .sorted(Comparator.comparing(Pack::bytes).thenComparing(pack -> pack.id().toString()))
        .toList();
  }

  @Override
  public synchronized Pack pack(UUID id) {
    var pack = ours().get(id);
    if (pack == null) {
      throw Refusal.notFound("the pack");
    }
    return pack;
  }

  @Override
  public synchronized Pack offer(OfferPack command) {
    var name = PlainText.line(command.name(), LONGEST_NAME).orElse("");
    if (name.isEmpty()
        || command.bytes() < 1
        || command.bytes() > MOST_BYTES
        || !command.price().isPositive()) {
      throw Refusal.invalid("pack_invalid", "this can be no pack");
    }
    CardMoney.require(command.price());
    if (!ours().containsKey(command.id()) && packs().size() >= MOST) {
      throw Refusal.conflict("too_many_packs", "no more packs can be on sale");
    }
    return ours()
        .computeIfAbsent(
            command.id(), id -> new Pack(id, name, command.bytes(), command.price(), true));
  }

  @Override
  public synchronized void retire(UUID id) {
    var pack = pack(id);
    ours().put(id, new Pack(id, pack.name(), pack.bytes(), pack.price(), false));
  }

  private Map<UUID, Pack> ours() {
    return packs.computeIfAbsent(Context.tenantId(), tenant -> new LinkedHashMap<>());
  }
}
