package byway.commerce.catalog;

import byway.commerce.catalog.api.Pack;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** The packs of the tenant whose transaction it is. */
final class Packs {
  static final int MOST = 100;

  private static final String COLUMNS = "pack_id, name, bytes, price_minor, currency, on_sale";

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
        .map(Packs::pack)
        .list();
  }

  static Optional<Pack> find(Tx tx, UUID id) {
    return tx.query("select " + COLUMNS + " from packs where pack_id = :id")
        .bind("id", id)
        .map(Packs::pack)
        .findOne();
  }

  static boolean retire(Tx tx, UUID id) {
    return tx.update("update packs set on_sale = false where pack_id = :id")
            .bind("id", id)
            .execute()
        == 1;
  }

  private static Pack pack(ResultSet row, StatementContext context) throws SQLException {
    return new Pack(
        row.getObject("pack_id", UUID.class),
        row.getString("name"),
        row.getLong("bytes"),
        new Money(row.getLong("price_minor"), row.getString("currency")),
        row.getBoolean("on_sale"));
  }
}
