package byway.kit.store;

import byway.kit.store.Proof.Proven;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Proves all that services can prove, as the owner of the database, and changes nothing. */
public final class Proofs {
  private Proofs() {}

  /** Of which service and operator something was proven. */
  public record Shown(String service, UUID tenantId, Proven proven) {}

  public static List<Shown> of(Connection owner) throws SQLException {
    owner.setAutoCommit(false);
    try (var handle =
        Jdbi.create(() -> owner)
            .installPlugin(new PostgresPlugin())
            .registerRowMapper((RowMapperFactory) RecordMapper::of)
            .open()) {
      var shown = new ArrayList<Shown>();
      for (var proof : ServiceLoader.load(Proof.class, Proof.class.getClassLoader())) {
        for (var tenant : tenants(handle, proof)) {
          shown.add(new Shown(proof.service(), tenant, prove(handle, proof, tenant)));
        }
      }
      return shown;
    }
  }

  private static List<UUID> tenants(Handle handle, Proof proof) throws SQLException {
    var schema =
        handle
            .createQuery("select to_regclass(:table) is not null")
            .bind("table", proof.service() + "." + proof.table())
            .mapTo(Boolean.class)
            .one();
    var tenants =
        schema
            ? handle
                .createQuery(
                    "select distinct tenant_id from %s.%s order by 1"
                        .formatted(proof.service(), proof.table()))
                .mapTo(UUID.class)
                .list()
            : List.<UUID>of();
    handle.getConnection().rollback();
    return tenants;
  }

  /** As the service itself would see it: by its role, behind the wall between operators. */
  private static Proven prove(Handle handle, Proof proof, UUID tenant) throws SQLException {
    try {
      handle.execute("set local role " + Databases.role(proof.service()));
      handle.execute("set local search_path to " + proof.service() + ", byway");
      var tx = new Tx(handle, null);
      tx.seeOnly(tenant.toString());
      return proof.of(tx);
    } finally {
      handle.getConnection().rollback();
    }
  }
}
