package byway.people.staff;

import byway.kit.context.StaffRole;
import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.staff.api.StaffMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who works here, and who did. */
final class Members {
  static final int MOST = 1_000;

  private Members() {}

  static Optional<StaffMember> find(Tx tx, UUID id) {
    return tx.query("select * from members where person_id = :id and left_at is null")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static Optional<StaffMember> byEmail(Tx tx, String email) {
    return tx.query("select * from members where email = :email and left_at is null")
        .bind("email", email)
        .map((row, context) -> read(row))
        .findFirst();
  }

  static List<StaffMember> owners(Tx tx) {
    return tx.query(
            "select * from members where role = 'OWNER' and left_at is null order by person_id")
        .map((row, context) -> read(row))
        .list();
  }

  static Page<StaffMember> find(Tx tx, UUID tenantId, ListQuery<StaffMember> query) {
    return query.page(
        tx,
        "select * from members where tenant_id = :tenant and left_at is null",
        Map.of("tenant", tenantId),
        (row, context) -> read(row));
  }

  /** Whether the operator has, or ever had, anybody. */
  static boolean any(Tx tx) {
    return tx.query("select exists (select from members)").mapTo(Boolean.class).one();
  }

  /** Who has left comes back; whoever is here stays as they are. */
  static boolean add(Tx tx, UUID tenantId, StaffMember member) {
    int here =
        tx.query("select count(*) from members where left_at is null").mapTo(Integer.class).one();
    if (here >= MOST && find(tx, member.personId()).isEmpty()) {
      throw Refusal.conflict("too_many_members", "an operator has at most " + MOST);
    }
    return tx.update(
                """
                insert into members (tenant_id, person_id, email, name, role, since)
                values (:tenant, :id, :email, :name, :role, :since)
                on conflict (tenant_id, person_id) do update
                  set email = :email, name = :name, role = :role, since = :since, left_at = null
                  where members.left_at is not null
                """)
            .bind("tenant", tenantId)
            .bind("id", member.personId())
            .bind("email", member.email())
            .bind("name", member.name())
            .bind("role", member.role().name())
            .bind("since", member.since())
            .execute()
        == 1;
  }

  static void changeRole(Tx tx, UUID id, StaffRole role) {
    tx.update("update members set role = :role where person_id = :id")
        .bind("role", role.name())
        .bind("id", id)
        .execute();
  }

  static void leave(Tx tx, UUID id, Instant now) {
    tx.update("update members set left_at = :now where person_id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /**
   * One who is here; refuses with {@code last_owner} where nobody would be one without them. Owners
   * are held until the transaction ends: of two who end each other at once, one is refused.
   */
  static StaffMember lockToChange(Tx tx, UUID id, boolean staysOwner) {
    var owners =
        tx.query(
                """
                select person_id from members where role = 'OWNER' and left_at is null
                order by person_id for update
                """)
            .mapTo(UUID.class)
            .list();
    var member = find(tx, id).orElseThrow(() -> Refusal.notFound("the member of staff"));
    if (!staysOwner && owners.size() == 1 && owners.contains(id)) {
      throw Refusal.conflict("last_owner", "there must be an owner; make somebody else one first");
    }
    return member;
  }

  private static StaffMember read(ResultSet row) throws SQLException {
    return new StaffMember(
        row.getObject("person_id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        StaffRole.valueOf(row.getString("role")),
        row.getTimestamp("since").toInstant());
  }
}
