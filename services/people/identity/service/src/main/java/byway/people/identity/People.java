package byway.people.identity;

import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers and staff. */
final class People {
  private People() {}

  /** A person, with what only this service knows. */
  record Row(Person person, long number, @Nullable String passwordHash) {
    boolean isProven() {
      return person.provenAt() != null;
    }
  }

  static boolean add(Tx tx, UUID tenantId, Person person, @Nullable String passwordHash) {
    return tx.update(
                """
                insert into people (tenant_id, person_id, kind, email, name, password_hash, language,
                                    created_at, proven_at)
                values (:tenant, :id, :kind, :email, :name, :hash, :language, :at, :proven)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", person.id())
            .bind("kind", person.kind())
            .bind("email", person.email())
            .bind("name", person.name())
            .bind("hash", passwordHash)
            .bind("language", person.language())
            .bind("at", person.createdAt())
            .bind("proven", person.provenAt())
            .execute()
        == 1;
  }

  /** Accounts under an address: the one whose address is proven, and then claims by their age. */
  static List<Row> live(Tx tx, PersonKind kind, String email) {
    return tx.query(
            """
            select * from people where kind = :kind and email = :email and ended_at is null
            order by proven_at is null, number limit :most
            """)
        .bind("kind", kind)
        .bind("email", email)
        .bind("most", Claims.MOST + 1)
        .map((row, context) -> read(row))
        .list();
  }

  /** By e-mail address or telephone number, of which there is one at most. */
  static List<Row> live(Tx tx, Subject subject) {
    return subject.isPhone()
        ? byPhone(tx, subject.kind(), subject.email()).stream().toList()
        : live(tx, subject.kind(), subject.email());
  }

  /** Those whose address is not proven; more of them than there may be are not counted. */
  static int claims(Tx tx, PersonKind kind, String email) {
    return (int) live(tx, kind, email).stream().filter(row -> !row.isProven()).count();
  }

  private static Optional<Row> byPhone(Tx tx, PersonKind kind, String phone) {
    return tx.query("select * from people where kind = :kind and phone = :phone")
        .bind("kind", kind)
        .bind("phone", phone)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Who had the number before has proven it longer ago. */
  static void movePhone(Tx tx, UUID to, PersonKind kind, String phone) {
    tx.update("update people set phone = null where kind = :kind and phone = :phone")
        .bind("kind", kind)
        .bind("phone", phone)
        .execute();
    setPhone(tx, to, phone);
  }

  static void setPhone(Tx tx, UUID id, @Nullable String phone) {
    tx.update("update people set phone = :phone, phone_is_normal = true where person_id = :id")
        .bind("phone", phone)
        .bind("id", id)
        .execute();
  }

  static Optional<Row> byId(Tx tx, UUID id) {
    return tx.query("select * from people where person_id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<Row> byIds(Tx tx, List<UUID> ids) {
    return tx.query("select * from people where person_id = any(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map((row, context) -> read(row))
        .list();
  }

  static List<Row> staff(Tx tx) {
    return tx.query("select * from people where kind = 'STAFF' order by number limit 1000")
        .map((row, context) -> read(row))
        .list();
  }

  static List<Row> customers(Tx tx, String beginning, long before, int most) {
    return tx.query(
            """
            select * from people
            where kind = 'CUSTOMER' and ended_at is null and number < :before
              and (email like :pattern or lower(name) like :pattern or phone like :pattern)
            order by number desc limit :most
            """)
        .bind("before", before)
        .bind("pattern", beginning.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static Page<Person> find(Tx tx, UUID tenantId, ListQuery<Person> query) {
    return query.page(
        tx,
        "select * from people where tenant_id = :tenant and kind = 'CUSTOMER' and ended_at is null",
        Map.of("tenant", tenantId),
        (row, context) -> read(row).person());
  }

  static void prove(Tx tx, UUID id, Instant now) {
    tx.update("update people set proven_at = :now where person_id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** Takes out what somebody else has put in. */
  static void clean(Tx tx, UUID id, String name) {
    tx.update(
            """
            update people set password_hash = null, phone = null, closed_at = null, name = :name
            where person_id = :id
            """)
        .bind("name", name)
        .bind("id", id)
        .execute();
  }

  static void rename(Tx tx, UUID id, String name, String language) {
    tx.update("update people set name = :name, language = :language where person_id = :id")
        .bind("name", name)
        .bind("language", language)
        .bind("id", id)
        .execute();
  }

  /** To an address that its holder has proven to read just now. */
  static void moveEmail(Tx tx, UUID id, String email, Instant now) {
    tx.update(
            """
            update people set email = :email, is_normal = true,
              proven_at = coalesce(proven_at, :now)
            where person_id = :id
            """)
        .bind("email", email)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /**
   * @param at none to open it again
   */
  static void close(Tx tx, UUID id, @Nullable Instant at) {
    tx.update("update people set closed_at = :at where person_id = :id")
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /** An account that nobody can sign in to any more; what belongs to it stays where it is. */
  static void end(Tx tx, UUID id, Instant now) {
    tx.update(
            """
            update people set ended_at = :now, password_hash = null, phone = null
            where person_id = :id
            """)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** The account as it is now, held until the transaction ends; none where it has ended. */
  static Optional<Row> lock(Tx tx, UUID id) {
    return tx.query("select * from people where person_id = :id and ended_at is null for update")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static void renewHash(Tx tx, UUID id, String hash) {
    tx.update("update people set password_hash = :hash where person_id = :id")
        .bind("hash", hash)
        .bind("id", id)
        .execute();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        new Person(
            row.getObject("person_id", UUID.class),
            PersonKind.valueOf(row.getString("kind")),
            row.getString("email"),
            row.getString("name"),
            row.getString("language"),
            row.getTimestamp("created_at").toInstant(),
            row.getString("phone"),
            instant(row, "proven_at"),
            instant(row, "closed_at")),
        row.getLong("number"),
        row.getString("password_hash"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
