package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.network.accesspoints.api.Certificate;
import byway.network.accesspoints.api.KnownAccessPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whose a certificate is, where several operators say that it is theirs: anybody can say so, and
 * only the one that has it can connect by it. An operator whose access point has done that holds
 * it, whatever others say afterwards; before that, what is said of the certificate itself counts
 * more than what is said of a name in it.
 */
final class Holders {
  private Holders() {}

  /** That an operator says so, or that it was so. */
  private record Said(String name, UUID tenantId) {}

  /** Whose it may be: one, where that is known. */
  static Set<UUID> of(Tx tx, Certificate certificate) {
    var claims = said(tx, "certificates", certificate);
    var claimants = claims.stream().map(Said::tenantId).collect(Collectors.toSet());
    if (claimants.size() <= 1) {
      return claimants;
    }
    var held = said(tx, "certificate_holders", certificate);
    for (var name : certificate.names()) {
      var holder = held.stream().filter(one -> one.name.equals(name)).findFirst();
      if (holder.isPresent() && claimants.contains(holder.get().tenantId)) {
        return Set.of(holder.get().tenantId);
      }
      var byIt = new HashSet<UUID>();
      claims.stream().filter(one -> one.name.equals(name)).forEach(one -> byIt.add(one.tenantId));
      if (!byIt.isEmpty()) {
        return byIt;
      }
    }
    return claimants;
  }

  private static List<Said> said(Tx tx, String table, Certificate certificate) {
    return tx.query("select distinct name, tenant_id from " + table + " where name = any(:names)")
        .bindArray("names", String.class, certificate.names())
        .mapTo(Said.class)
        .list();
  }

  /**
   * Where several operators say that it is theirs, the only access point that asks by name; one
   * that takes any name is not meant by that, even if it is the only one that is left.
   */
  static List<KnownAccessPoint> meant(List<KnownAccessPoint> found, boolean isContested) {
    if (!isContested) {
      return List.copyOf(found);
    }
    var named = found.stream().filter(one -> !one.accessPoint().nasIdentifier().isEmpty()).toList();
    if (named.size() == 1) {
      return named;
    }
    return found.size() == 1 ? List.of() : List.copyOf(found);
  }

  /** It has connected by it: the certificate, and what the operator says of its names. */
  static boolean hold(Tx tx, UUID tenant, List<String> names) {
    return tx.update(
                """
                insert into certificate_holders (name, tenant_id)
                select distinct name, cast(:tenant as uuid) from unnest(:names::text[]) name
                where name = :fingerprint or exists (
                  select from certificates c where c.name = name.name and c.tenant_id = :tenant)
                on conflict (name) do update set tenant_id = excluded.tenant_id
                where certificate_holders.tenant_id <> excluded.tenant_id
                """)
            .bind("tenant", tenant)
            .bind("fingerprint", names.getFirst())
            .bindArray("names", String.class, names)
            .execute()
        > 0;
  }

  /** Whether another operator has connected by it and still says that it is its own. */
  static boolean isAnothers(Tx tx, UUID tenant, String name) {
    return tx.query(
            """
            select exists (select from certificate_holders h
              where h.name = :name and h.tenant_id <> :tenant
                and exists (select from certificates c where c.tenant_id = h.tenant_id))
            """)
        .bind("name", name)
        .bind("tenant", tenant)
        .mapTo(Boolean.class)
        .one();
  }
}
