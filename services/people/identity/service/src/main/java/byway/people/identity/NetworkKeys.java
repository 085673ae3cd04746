package byway.people.identity;

import byway.kit.platform.Keys;
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

  NetworkKey of(UUID tenant, UUID person, int number) {
    return draw(tenant, person.toString(), number);
  }

  /** For a login that is nobody's: whoever asks cannot tell it from another. */
  NetworkKey ofNobody(UUID tenant, String login) {
    return draw(tenant, "nobody:" + login, 0);
  }

  private NetworkKey draw(UUID tenant, String whose, int number) {
    return new NetworkKey(
        keys.letters(Keys.LETTERS, LENGTH, "identity.network-key", tenant, whose, number));
  }

  /** What was meant by what was typed, where a key may be typed with gaps and capitals. */
  static String meant(String typed) {
    return TypedCodes.plain(typed).toLowerCase(Locale.ROOT);
  }

  /** Somebody's address, in its normal form. */
  record Login(UUID tenantId, String email) {}

  /** Who that is, and how often the key was renewed. */
  record Found(UUID personId, int number) {}

  /** The customers among these, in one statement. */
  static Map<Login, Found> of(Tx tx, List<Login> logins) throws SQLException {
    var sql =
        """
        select p.tenant_id, p.email, p.person_id, coalesce(k.number, 0) as number
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
              new Found(rows.getObject("person_id", UUID.class), rows.getInt("number")));
        }
      }
    }
    return found;
  }

  static int number(Tx tx, UUID person) {
    return tx.query("select number from network_keys where person_id = :person")
        .bind("person", person)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  static int renew(Tx tx, UUID tenant, UUID person) {
    return tx.query(
            """
            insert into network_keys as known (tenant_id, person_id, number)
            values (:tenant, :person, 1)
            on conflict (tenant_id, person_id) do update set number = known.number + 1
            returning number
            """)
        .bind("tenant", tenant)
        .bind("person", person)
        .mapTo(Integer.class)
        .one();
  }
}
