package byway.people.staff;

import byway.kit.store.Tx;
import byway.kit.values.Money;
import byway.people.staff.api.Approval;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.ApprovalState;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for, and how much needs to be. */
final class ApprovalRows {
  static final Duration GOOD = Duration.ofDays(3);
  static final int MOST_WAITING = 100;
  private static final String GIVE_DATA = "GIVE_DATA";
  private static final String PAY_BACK = "PAY_BACK";
  private static final String CHANGE_FLAG = "CHANGE_FLAG";

  private ApprovalRows() {}

  /** One of them; numbers grow from one to the next. */
  record Row(Approval approval, long number) {}

  static ApprovalLimits limits(Tx tx) {
    return tx.query("select grant_bytes, refund_minor from approval_limits")
        .mapTo(ApprovalLimits.class)
        .findOne()
        .orElse(ApprovalLimits.NONE);
  }

  static void changeLimits(Tx tx, UUID tenantId, ApprovalLimits limits) {
    tx.update(
            """
            insert into approval_limits (tenant_id, grant_bytes, refund_minor)
            values (:tenant, :bytes, :minor)
            on conflict (tenant_id) do update set grant_bytes = :bytes, refund_minor = :minor
            """)
        .bind("tenant", tenantId)
        .bind("bytes", limits.grantBytes())
        .bind("minor", limits.refundMinor())
        .execute();
  }

  static int waitingOf(Tx tx, UUID askedBy, Instant now) {
    return tx.query(
            """
            select count(*) from approvals
            where asked_by = :by and state = 'WAITING' and expires_at > :now
            """)
        .bind("by", askedBy)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  static boolean add(Tx tx, UUID tenantId, AskApproval command, UUID by, Instant now) {
    var deed = command.deed();
    var price = deed instanceof GatedDeed.PayBack(var order, var money) ? money : null;
    return tx.update(
                """
                insert into approvals (tenant_id, approval_id, deed, subject_id, subject_key, amount, currency,
                  reason, asked_by, asked_at, expires_at, state)
                values (:tenant, :id, :deed, :subject, :key, :amount, :currency,
                  :reason, :by, :now, :until, 'WAITING')
                on conflict (tenant_id, approval_id) do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", command.id())
            .bind("deed", name(deed))
            .bind("subject", subject(deed))
            .bind("key", deed instanceof GatedDeed.ChangeFlag(var change, var key) ? key : null)
            .bind("amount", amount(deed))
            .bind("currency", price == null ? null : price.currency())
            .bind("reason", command.reason())
            .bind("by", by)
            .bind("now", now)
            .bind("until", now.plus(GOOD))
            .execute()
        == 1;
  }

  private static String name(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.GiveData data -> GIVE_DATA;
      case GatedDeed.PayBack order -> PAY_BACK;
      case GatedDeed.ChangeFlag flag -> CHANGE_FLAG;
    };
  }

  private static UUID subject(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.ChangeFlag(var change, var key) -> change;
      case GatedDeed.GiveData(var customer, var bytes) -> customer;
      case GatedDeed.PayBack(var order, var price) -> order;
    };
  }

  static long amount(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.ChangeFlag flag -> 1;
      case GatedDeed.GiveData(var customer, var bytes) -> bytes;
      case GatedDeed.PayBack(var order, var price) -> price.minor();
    };
  }

  static Optional<Approval> lock(Tx tx, UUID id, Instant now) {
    return tx.query("select * from approvals where approval_id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row, now).approval())
        .findOne();
  }

  static List<Row> newest(Tx tx, Instant now, long before, int most) {
    return tx.query(
            "select * from approvals where number < :before order by number desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> read(row, now))
        .list();
  }

  static void decide(Tx tx, UUID id, ApprovalState state, UUID by, Instant now) {
    tx.update(
            """
            update approvals set state = :state, decided_by = :by, decided_at = :now
            where approval_id = :id and state = 'WAITING'
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  /** Those that somebody asked for who has left. */
  static void declineOf(Tx tx, UUID askedBy, Instant now) {
    tx.update(
            """
            update approvals set state = 'DECLINED', decided_at = :now
            where asked_by = :by and state = 'WAITING'
            """)
        .bind("by", askedBy)
        .bind("now", now)
        .execute();
  }

  static void end(Tx tx, UUID id, ApprovalState state, @Nullable String failure) {
    tx.update(
            """
            update approvals set state = :state, failure = :failure
            where approval_id = :id and state = 'APPROVED'
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("failure", failure)
        .execute();
  }

  private static Row read(ResultSet row, Instant now) throws SQLException {
    var subject = row.getObject("subject_id", UUID.class);
    long amount = row.getLong("amount");
    var deed =
        switch (row.getString("deed")) {
          case GIVE_DATA -> new GatedDeed.GiveData(subject, amount);
          case PAY_BACK ->
              new GatedDeed.PayBack(subject, new Money(amount, row.getString("currency")));
          default -> new GatedDeed.ChangeFlag(subject, row.getString("subject_key"));
        };
    var expiresAt = row.getTimestamp("expires_at").toInstant();
    var kept = ApprovalState.valueOf(row.getString("state"));
    var state =
        kept == ApprovalState.WAITING && !expiresAt.isAfter(now) ? ApprovalState.EXPIRED : kept;
    var decidedAt = row.getTimestamp("decided_at");
    return new Row(
        new Approval(
            row.getObject("approval_id", UUID.class),
            deed,
            row.getString("reason"),
            row.getObject("asked_by", UUID.class),
            row.getTimestamp("asked_at").toInstant(),
            expiresAt,
            state,
            row.getObject("decided_by", UUID.class),
            decidedAt == null ? null : decidedAt.toInstant(),
            row.getString("failure")),
        row.getLong("number"));
  }
}
