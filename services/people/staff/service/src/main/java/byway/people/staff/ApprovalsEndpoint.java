package byway.people.staff;

import byway.kit.calls.Gate;
import byway.kit.calls.Permissions;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.store.OpenAct;
import byway.kit.values.Page;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.people.staff.api.Approval;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.ApprovalState;
import byway.people.staff.api.Approvals;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(ApprovalsEndpoint.class)
class ApprovalsEndpoint implements Approvals {
  /** As long as the note of a grant. */
  private static final int LONGEST_REASON = 200;

  /** As the vouchers themselves have it. */
  private static final int MOST_VOUCHERS = 1_000;

  private static final long MOST_VOUCHER_BYTES = 1L << 50;
  private static final int LONGEST_LABEL = 60;

  private final StaffStore store;
  private final Permissions permissions;
  private final CarryOut carryOut;
  private final InstantSource clock;

  ApprovalsEndpoint(
      StaffStore store, Permissions permissions, CarryOut carryOut, InstantSource clock) {
    this.store = store;
    this.permissions = permissions;
    this.carryOut = carryOut;
    this.clock = clock;
  }

  @Override
  public ApprovalLimits limits() {
    return store.read(ApprovalRows::limits);
  }

  @Override
  public ApprovalLimits changeLimits(ApprovalLimits limits) {
    if (isNegative(limits.grantBytes())
        || isNegative(limits.refundMinor())
        || isNegative(limits.voucherBytes())) {
      throw Refusal.invalid("limit_invalid", "a limit is not negative");
    }
    store.change(
        tx -> {
          OpenAct.changed(ApprovalRows.limits(tx), limits);
          ApprovalRows.changeLimits(tx, Context.tenantId(), limits);
        });
    return limits;
  }

  private static boolean isNegative(@Nullable Long limit) {
    return limit != null && limit < 0;
  }

  @Override
  public Approval ask(AskApproval command) {
    var by = member(command.deed());
    if (ApprovalRows.amount(command.deed()) < 1 || !isPossible(command.deed())) {
      throw Refusal.invalid("amount_invalid", "there is nothing to be done");
    }
    var why = PlainText.line(command.reason(), LONGEST_REASON);
    if (why.isEmpty() || why.get().isBlank()) {
      throw Refusal.invalid("reason_invalid", "say why, in at most 200 characters");
    }
    var now = now();
    return store.write(
        tx -> {
          var before = ApprovalRows.lock(tx, command.id(), now);
          if (before.isPresent()) {
            return before.get();
          }
          if (ApprovalRows.waitingOf(tx, by, now) >= ApprovalRows.MOST_WAITING) {
            throw Refusal.conflict("too_many_approvals", "decide on some first");
          }
          ApprovalRows.add(tx, Context.tenantId(), command, by, now);
          return ApprovalRows.lock(tx, command.id(), now).orElseThrow();
        });
  }

  /** As many vouchers, of so much, as one batch may have. */
  private static boolean isPossible(GatedDeed deed) {
    return !(deed instanceof GatedDeed.IssueVouchers(var label, var count, var bytes, var until))
        || (count >= 1
            && count <= MOST_VOUCHERS
            && bytes <= MOST_VOUCHER_BYTES
            && PlainText.line(label, LONGEST_LABEL).filter(text -> !text.isEmpty()).isPresent());
  }

  @Override
  public Approval get(UUID id) {
    return store
        .write(tx -> ApprovalRows.lock(tx, id, now()))
        .orElseThrow(ApprovalsEndpoint::unknown);
  }

  @Override
  public Page<Approval> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var rows = store.read(tx -> ApprovalRows.newest(tx, now(), before, most + 1));
    var page = Page.of(rows, most, row -> Long.toString(row.number()));
    return new Page<>(page.items().stream().map(ApprovalRows.Row::approval).toList(), page.next());
  }

  @Override
  public Approval approve(UUID id) {
    return decide(id, ApprovalState.APPROVED);
  }

  @Override
  public Approval decline(UUID id) {
    return decide(id, ApprovalState.DECLINED);
  }

  private Approval decide(UUID id, ApprovalState state) {
    var now = now();
    return store.write(
        tx -> {
          var found = ApprovalRows.lock(tx, id, now).orElseThrow(ApprovalsEndpoint::unknown);
          var by = member(found.deed());
          if (state == ApprovalState.APPROVED && by.equals(found.askedBy())) {
            throw Refusal.conflict("own_request", "another of the staff has to agree");
          }
          if (found.state() != ApprovalState.WAITING) {
            throw Refusal.conflict("approval_over", "it is decided, or past its time");
          }
          ApprovalRows.decide(tx, id, state, by, now);
          if (state == ApprovalState.APPROVED) {
            carryOut.soon(tx, id);
          }
          return ApprovalRows.lock(tx, id, now).orElseThrow();
        });
  }

  /** The member of staff who asks; their role must allow the deed itself. */
  private UUID member(GatedDeed deed) {
    var principal = Context.current().principal();
    var id = principal.id();
    if (principal.kind() != Principal.Kind.STAFF
        || id == null
        || !permissions.of(principal.role()).contains(call(deed))) {
      throw Refusal.of(403, Gate.NOT_PERMITTED, "this is not for you to do");
    }
    return id;
  }

  private static String call(GatedDeed deed) {
    return switch (deed) {
      case GatedDeed.GiveData(var customer, var bytes) -> "balances.grant";
      case GatedDeed.PayBack(var order, var price) -> "orders.refund";
      case GatedDeed.IssueVouchers issue -> "vouchers.issue";
      case GatedDeed.Disclose(var disclosure) -> "disclosures.ask";
      case GatedDeed.ChangeFlag(var change, var key) -> "flags.change";
    };
  }

  private static Refusal unknown() {
    return Refusal.notFound("the request");
  }

  /** As it is kept, so that the answer is what is found later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
