package byway.commerce.catalog;

import byway.commerce.catalog.api.Pack;
import byway.kit.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The packs of the tenant whose transaction it is. */
final class Packs {
  static final int MOST = 100;

  private static final String COLUMNS =
      "pack_id as id, name, bytes, price_minor, currency, on_sale";

  private Packs() {}

  static void add(Tx tx, UUID tenantId, Pack pack) {
    tx.update(
            """
            insert into packs (tenant_id, pack_id, name, bytes, price_minor, currency)
            values (:tenant, :id, :name, :bytes, :price, :currency)
            on conflict do nothing
            """)
        .bind("tenant", tenantId)
        .bind("id", pack.id())
        .bind("name", pack.name())
        .bind("bytes", pack.bytes())
        .bind("price", pack.price().minor())
        .bind("currency", pack.price().currency())
        .execute();
  }

  static List<Pack> onSale(Tx tx) {
    return tx.query(
            "select " + COLUMNS + " from packs where on_sale order by bytes, pack_id limit :most")
        .bind("most", MOST)
        .mapTo(Pack.class)
        .list();
  }

  static Optional<Pack> find(Tx tx, UUID id) {
    return tx.query("select " + COLUMNS + " from packs where pack_id = :id")
        .bind("id", id)
        .mapTo(Pack.class)
        .findOne();
  }

  static boolean retire(Tx tx, UUID id) {
    return tx.update("update packs set on_sale = false where pack_id = :id")
            .bind("id", id)
            .execute()
        == 1;
  }
}
