package byway.people.identity;

import byway.kit.store.Tx;
import byway.people.identity.api.SignInProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** By whom an operator's staff sign in. */
final class ProviderRows {
  private ProviderRows() {}

  /**
   * @param secret hidden
   */
  record Row(SignInProvider provider, byte[] secret) {}

  static Optional<Row> find(Tx tx) {
    return tx.query("select * from sign_in_providers").map((row, context) -> read(row)).findOne();
  }

  private static Row read(ResultSet row) throws SQLException {
    var domains = (String[]) row.getArray("domains").getArray();
    return new Row(
        new SignInProvider(
            row.getString("name"),
            row.getString("issuer"),
            row.getString("client_id"),
            List.of(domains),
            row.getBoolean("is_only")),
        row.getBytes("secret"));
  }

  /** Whether staff come in by a provider and by nothing else. */
  static boolean isOnly(Tx tx) {
    return tx.query("select exists (select from sign_in_providers where is_only)")
        .mapTo(Boolean.class)
        .one();
  }

  static void set(Tx tx, UUID tenant, Row row) {
    var provider = row.provider();
    tx.update(
            """
            insert into sign_in_providers
              (tenant_id, name, issuer, client_id, secret, domains, is_only)
            values (:tenant, :name, :issuer, :client, :secret, :domains, :only)
            on conflict (tenant_id) do update set name = excluded.name, issuer = excluded.issuer,
              client_id = excluded.client_id, secret = excluded.secret,
              domains = excluded.domains, is_only = excluded.is_only
            """)
        .bind("tenant", tenant)
        .bind("name", provider.name())
        .bind("issuer", provider.issuer())
        .bind("client", provider.clientId())
        .bind("secret", row.secret())
        .bind("domains", provider.domains().toArray(String[]::new))
        .bind("only", provider.only())
        .execute();
  }

  static void forget(Tx tx) {
    tx.update("delete from sign_in_providers").execute();
  }
}
