package byway.operations.tenants;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** At which host names operators are. */
final class Hosts {
  private Hosts() {}

  static boolean add(Tx tx, Tenant to, String host) {
    if (to.hosts().contains(host.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (to.hosts().size() >= CheckTenant.MOST_HOSTS) {
      throw Refusal.conflict(
          "too_many_hosts", "an operator has at most " + CheckTenant.MOST_HOSTS + " host names");
    }
    if (!Operators.addHost(tx, to.id(), host, lastPosition(tx, to.id()) + 1)) {
      throw taken(host);
    }
    return true;
  }

  static Refusal taken(String host) {
    return Refusal.conflict("host_taken", "another operator is at " + host);
  }

  static boolean remove(Tx tx, UUID from, String host) {
    return tx.update("delete from hosts where tenant_id = :tenant and host = :host")
            .bind("tenant", from)
            .bind("host", host.toLowerCase(Locale.ROOT))
            .execute()
        == 1;
  }

  static Optional<UUID> owner(Tx tx, String host) {
    return tx.query("select tenant_id from hosts where host = :host")
        .bind("host", host.toLowerCase(Locale.ROOT))
        .mapTo(UUID.class)
        .findOne();
  }

  private static int lastPosition(Tx tx, UUID id) {
    return tx.query("select coalesce(max(position), -1) from hosts where tenant_id = :tenant")
        .bind("tenant", id)
        .mapTo(Integer.class)
        .one();
  }
}
