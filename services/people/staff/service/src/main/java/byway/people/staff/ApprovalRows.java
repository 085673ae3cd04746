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
  private static final String ISSUE_VOUCHERS = "ISSUE_VOUCHERS";
  private static final String DISCLOSE = "DISCLOSE";
  private static final String CHANGE_FLAG = "CHANGE_FLAG";

  private ApprovalRows() {}

  /** One of them; numbers grow from one to the next. */
  record Row(Approval approval, long number) {}

  static ApprovalLimits limits(Tx tx) {
    return tx.query("select grant_bytes, refund_minor, voucher_bytes from approval_limits")
        .mapTo(ApprovalLimits.class)
        .findOne()
        .orElse(ApprovalLimits.NONE);
  }

  static void changeLimits(Tx tx, UUID tenantId, ApprovalLimits limits) {
    tx.update(
            """
            insert into approval_limits (tenant_id, grant_bytes, refund_minor, voucher_bytes)
            values (:tenant, :bytes, :minor, :vouchers)
            on conflict (tenant_id) do update
              set grant_bytes = :bytes, refund_minor = :minor, voucher_bytes = :vouchers
            """)
        .bind("tenant", tenantId)
        .bind("bytes", limits.grantBytes())
        .bind("minor", limits.refundMinor())
        .bind("vouchers", limits.voucherBytes())
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
    var batch = deed instanceof GatedDeed.IssueVouchers vouchers ? vouchers : null;
    return tx.update(
                """
                insert into approvals (tenant_id, approval_id, deed, subject_id, subject_key, amount, currency,
                  label, pieces, good_until, reason, asked_by, asked_at, expires_at, state)
                values (:tenant, :id, :deed, :subject, :key, :amount, :currency,
                  :label, :pieces, :good, :reason, :by, :now, :until, 'WAITING')
                on conflict (tenant_id, approval_id) do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", command.id())
            .bind("deed", kind(deed))
            .bind("subject", subject(deed))
            .bind("key", deed instanceof GatedDeed.ChangeFlag(var change, var key) ? key : null)
            .bind("amount", amount(deed))
            .bind("currency", price == null ? null : price.currency())
            .bind("label", batch == null ? null : batch.label())
            .bind("pieces", batch == null ? null : batch.count())
            .bind("good", batch == null ? null : batch.expiresAt())
            .bind("reason", command.reason())
            .bind("by", by)
            .bind("now", now)
            .bind("until", now.plus(GOOD))
            .execute()
        == 1;
  }

  private static String kind(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.GiveData give -> GIVE_DATA;
      case GatedDeed.PayBack back -> PAY_BACK;
      case GatedDeed.IssueVouchers issue -> ISSUE_VOUCHERS;
      case GatedDeed.Disclose disclose -> DISCLOSE;
      case GatedDeed.ChangeFlag flag -> CHANGE_FLAG;
    };
  }

  private static @Nullable UUID subject(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.Disclose(var disclosure) -> disclosure;
      case GatedDeed.ChangeFlag(var change, var key) -> change;
      case GatedDeed.GiveData(var customer, var bytes) -> customer;
      case GatedDeed.PayBack(var order, var price) -> order;
      case GatedDeed.IssueVouchers issue -> null;
    };
  }

  static long amount(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.Disclose(var disclosure) -> 1;
      case GatedDeed.ChangeFlag flag -> 1;
      case GatedDeed.GiveData(var customer, var bytes) -> bytes;
      case GatedDeed.PayBack(var order, var price) -> price.minor();
      case GatedDeed.IssueVouchers issue -> issue.bytes();
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

  private static GatedDeed deed(ResultSet row) throws SQLException {
    long amount = row.getLong("amount");
    var subject = row.getObject("subject_id", UUID.class);
    var until = row.getTimestamp("good_until");
    return switch (row.getString("deed")) {
      case GIVE_DATA -> new GatedDeed.GiveData(subject, amount);
      case PAY_BACK -> new GatedDeed.PayBack(subject, new Money(amount, row.getString("currency")));
      case DISCLOSE -> new GatedDeed.Disclose(subject);
      case CHANGE_FLAG -> new GatedDeed.ChangeFlag(subject, row.getString("subject_key"));
      default ->
          new GatedDeed.IssueVouchers(
              row.getString("label"),
              row.getInt("pieces"),
              amount,
              until == null ? null : until.toInstant());
    };
  }

  private static Row read(ResultSet row, Instant now) throws SQLException {
    var deed = deed(row);
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
