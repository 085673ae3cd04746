package byway.people.identity;

import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import byway.kit.values.TypedCodes;
import byway.people.identity.api.NetworkKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Network keys, drawn from the installation's secret; only how often they were renewed is kept. */
@Singleton
final class NetworkKeys {
  static final int LENGTH = 16;

  private final Keys keys;

  NetworkKeys(Keys keys) {
    this.keys = keys;
  }

  NetworkKey of(UUID tenant, UUID person, Renewed renewed) {
    var version = renewed.keyVersion() == 0 ? keys.oldest() : keys.at(renewed.keyVersion());
    return draw(version, tenant, person.toString(), renewed.number());
  }

  /** For a login that is nobody's: whoever asks cannot tell it from another. */
  NetworkKey ofNobody(UUID tenant, String login) {
    return draw(keys.oldest(), tenant, "nobody:" + login, 0);
  }

  private static NetworkKey draw(Keys keys, UUID tenant, String whose, int number) {
    return new NetworkKey(
        keys.letters(Keys.LETTERS, LENGTH, "identity.network-key", tenant, whose, number));
  }

  /** What was meant by what was typed, where a key may be typed with gaps and capitals. */
  static String meant(String typed) {
    return TypedCodes.plain(typed).toLowerCase(Locale.ROOT);
  }

  /** Somebody's address, in its normal form. */
  record Login(UUID tenantId, String email) {}

  /**
   * How often the key was renewed.
   *
   * @param keyVersion of the secret then; 0 where it never was
   */
  record Renewed(int number, int keyVersion) {
    static final Renewed NEVER = new Renewed(0, 0);
  }

  /** Who that is. */
  record Found(UUID personId, Renewed renewed) {}

  /** The customers among these, in one statement. */
  static Map<Login, Found> of(Tx tx, List<Login> logins) throws SQLException {
    var sql =
        """
        select p.tenant_id, p.email, p.person_id, coalesce(k.number, 0) as number,
          coalesce(k.key_version, 0) as key_version
        from unnest(?::uuid[], ?::text[]) as q (tenant_id, email)
        cross join lateral (
          select * from people
          where tenant_id = q.tenant_id and kind = 'CUSTOMER' and email = q.email
            and ended_at is null
          order by proven_at is null, number limit 1) p
        left join network_keys k on k.tenant_id = p.tenant_id and k.person_id = p.person_id
        where p.closed_at is null
        """;
    var found = new HashMap<Login, Found>();
    var connection = tx.connection();
    try (var statement = connection.prepareStatement(sql)) {
      var tenants = logins.stream().map(Login::tenantId).toArray();
      var emails = logins.stream().map(Login::email).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", tenants));
      statement.setArray(2, connection.createArrayOf("text", emails));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              new Login(rows.getObject("tenant_id", UUID.class), rows.getString("email")),
              new Found(
                  rows.getObject("person_id", UUID.class),
                  new Renewed(rows.getInt("number"), rows.getInt("key_version"))));
        }
      }
    }
    return found;
  }

  static Renewed renewed(Tx tx, UUID person) {
    return tx.query("select number, key_version from network_keys where person_id = :person")
        .bind("person", person)
        .mapTo(Renewed.class)
        .findOne()
        .orElse(Renewed.NEVER);
  }

  static void renew(Tx tx, UUID tenant, UUID person) {
    tx.update(
            """
            insert into network_keys as known (tenant_id, person_id, number) values (:tenant, :person, 1)
            on conflict (tenant_id, person_id) do update set number = known.number + 1
            """)
        .bind("tenant", tenant)
        .bind("person", person)
        .execute();
  }

  /** The same, drawn from the secret as it is by now. */
  Renewed renewWithNewest(Tx tx, UUID tenant, UUID person) {
    renew(tx, tenant, person);
    return tx.query(
            """
            update network_keys set key_version = :version where person_id = :person
            returning number, key_version
            """)
        .bind("version", keys.version())
        .bind("person", person)
        .mapTo(Renewed.class)
        .one();
  }
}
