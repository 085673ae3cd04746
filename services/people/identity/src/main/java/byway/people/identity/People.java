package byway.people.identity;

import byway.contracts.identity.Person;
import byway.contracts.identity.PersonKind;
import byway.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers and staff. */
final class People {
  private People() {}

  /** A person, with what only this service knows. */
  record Row(Person person, long number, @Nullable String passwordHash) {}

  static boolean add(Tx tx, UUID tenantId, Person person, @Nullable String passwordHash) {
    return tx.update(
                """
                insert into people (tenant_id, person_id, kind, email, name, password_hash, language,
                                    created_at)
                values (:tenant, :id, :kind, :email, :name, :hash, :language, :at)
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
            .execute()
        == 1;
  }

  static Optional<Row> byEmail(Tx tx, PersonKind kind, String email) {
    return tx.query("select * from people where kind = :kind and email = :email")
        .bind("kind", kind)
        .bind("email", email)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** By e-mail address or telephone number. */
  static Optional<Row> by(Tx tx, Subject subject) {
    return subject.isPhone()
        ? byPhone(tx, subject.kind(), subject.email())
        : byEmail(tx, subject.kind(), subject.email());
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
    tx.update("update people set phone = :phone where person_id = :id")
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

  static List<Row> customers(Tx tx, String beginning, long before, int most) {
    return tx.query(
            """
            select * from people
            where kind = 'CUSTOMER' and number < :before
              and (email like :pattern or lower(name) like :pattern or phone like :pattern)
            order by number desc limit :most
            """)
        .bind("before", before)
        .bind("pattern", beginning.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
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
            row.getString("phone")),
        row.getLong("number"),
        row.getString("password_hash"));
  }
}
