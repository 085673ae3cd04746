package byway.network.devices;

import byway.kit.store.Tx;
import java.util.List;
import java.util.UUID;

/** The operator's list of free places, of the tenant whose transaction it is. */
final class FreePlaceRows {
  /** An operator has no more of them, so this is the whole list. */
  static final int MOST = 50;

  private FreePlaceRows() {}

  static List<String> all(Tx tx) {
    return tx.query("select host from free_places order by position").mapTo(String.class).list();
  }

  static void replace(Tx tx, UUID tenantId, List<String> hosts) {
    tx.update("delete from free_places").execute();
    for (int i = 0; i < hosts.size(); i++) {
      tx.update("insert into free_places (tenant_id, host, position) values (:tenant, :host, :at)")
          .bind("tenant", tenantId)
          .bind("host", hosts.get(i))
          .bind("at", i)
          .execute();
    }
  }
}
