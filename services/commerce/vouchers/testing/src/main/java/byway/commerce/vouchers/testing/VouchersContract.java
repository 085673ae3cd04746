package byway.commerce.vouchers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.IssuedBatch;
import byway.commerce.vouchers.api.RedeemResult;
import byway.commerce.vouchers.api.RedeemVoucher;
import byway.commerce.vouchers.api.SignInWithVoucher;
import byway.commerce.vouchers.api.VoidVouchers;
import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.VoucherBatch;
import byway.commerce.vouchers.api.VoucherSignIn;
import byway.commerce.vouchers.api.VoucherState;
import byway.commerce.vouchers.api.Vouchers;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever issues vouchers, and whoever takes their codes, relies on. */
public class VouchersContract extends ContractTest<Vouchers> {
  private static final long BYTES = 1_000_000;
  private static final VoidVouchers LOST = new VoidVouchers("lost");

  private final UUID customer = UUID.randomUUID();

  public VouchersContract() {
    super(Vouchers.class);
  }

  @Test
  void a_batch_has_as_many_codes_as_were_asked_for_and_its_vouchers_are_unused() {
    var issued = issue(3);
    assertThat(issued.codes()).hasSize(3).doesNotHaveDuplicates();
    assertThat(ours.batch(issued.batch().id())).isEqualTo(issued.batch());
    var vouchers = ours.inBatch(issued.batch().id(), 10, null).items();
    assertThat(vouchers).extracting(Voucher::number).containsExactly(1, 2, 3);
    assertThat(vouchers).extracting(Voucher::state).containsOnly(VoucherState.UNUSED);
    assertThat(ours.voucher(vouchers.getFirst().id())).isEqualTo(vouchers.getFirst());
  }

  @Test
  void the_same_key_answers_the_same_codes_and_issues_no_other_batch() {
    var key = UUID.randomUUID();
    var issued = ours.issue(batch(key, 2));
    assertThat(ours.issue(batch(key, 2))).isEqualTo(issued);
    refused("key_reused", () -> ours.issue(batch(key, 3)));
    assertThat(ours.batches(10, null).items()).hasSize(1);
  }

  @Test
  void who_issued_a_batch_is_told() {
    var staff = UUID.randomUUID();
    var issued = as(Principal.staff(staff, StaffRole.OWNER)).issue(batch(UUID.randomUUID(), 1));
    assertThat(issued.batch().issuedBy()).isEqualTo(staff);
  }

  @Test
  void what_cannot_be_issued_is_refused() {
    refused("voucher_invalid", () -> issue(0));
    refused("voucher_invalid", () -> issue(1_001));
    var key = UUID.randomUUID();
    refused("voucher_invalid", () -> ours.issue(new IssueBatch(key, "", 1, BYTES, null, "why")));
    refused("voucher_invalid", () -> ours.issue(new IssueBatch(key, "Fair", 1, 0, null, "why")));
    var over = Instant.EPOCH;
    refused(
        "voucher_invalid", () -> ours.issue(new IssueBatch(key, "Fair", 1, BYTES, over, "why")));
    refused("reason_missing", () -> ours.issue(new IssueBatch(key, "Fair", 1, BYTES, null, " ")));
    notFound(() -> ours.batch(key));
  }

  @Test
  void pages_of_batches_and_of_vouchers_have_an_end() {
    var first = issue(3).batch();
    var second = issue(1).batch();
    var page = ours.batches(1, null);
    assertThat(page.items()).extracting(VoucherBatch::id).containsExactly(second.id());
    var last = ours.batches(1, page.next());
    assertThat(last.items()).extracting(VoucherBatch::id).containsExactly(first.id());
    assertThat(last.next()).isNull();
    var vouchers = ours.inBatch(first.id(), 2, null);
    assertThat(ours.inBatch(first.id(), 2, vouchers.next()).items()).hasSize(1);
    refused("cursor_invalid", () -> ours.batches(1, "no cursor"));
    refused("cursor_invalid", () -> ours.inBatch(first.id(), 1, "no cursor"));
  }

  @Test
  void a_code_is_redeemed_once_however_it_is_typed() {
    var code = issue(1).codes().getFirst();
    assertThat(redeem(code))
        .isInstanceOfSatisfying(
            RedeemResult.Redeemed.class, done -> assertThat(done.bytes()).isEqualTo(BYTES));
    var typed = " " + code.toLowerCase(Locale.ROOT).replace("-", " ");
    assertThat(redeem(typed))
        .isInstanceOfSatisfying(
            RedeemResult.AlreadyUsed.class, used -> assertThat(used.byYou()).isTrue());
    assertThat(ours.redeem(new RedeemVoucher(code, UUID.randomUUID())))
        .isInstanceOfSatisfying(
            RedeemResult.AlreadyUsed.class, used -> assertThat(used.byYou()).isFalse());
  }

  @Test
  void a_code_of_nobody_is_unknown_and_after_some_there_is_a_wait() {
    var code = issue(1).codes().getFirst();
    for (var wrong : others.issue(batch(UUID.randomUUID(), 5)).codes()) {
      assertThat(redeem(wrong)).isEqualTo(new RedeemResult.Unknown(false));
    }
    assertThat(redeem(code))
        .isInstanceOfSatisfying(
            RedeemResult.Throttled.class,
            wait -> assertThat(wait.retryAfterSeconds()).isPositive());
    assertThat(ours.redeem(new RedeemVoucher(code, UUID.randomUUID())))
        .isInstanceOf(RedeemResult.Redeemed.class);
  }

  @Test
  void what_cannot_be_anybodys_code_is_a_slip_of_the_finger_and_not_counted() {
    for (int i = 0; i < 10; i++) {
      assertThat(redeem("no code")).isEqualTo(new RedeemResult.Unknown(true));
    }
  }

  @Test
  void a_code_signs_in_to_an_account_of_its_own_as_often_as_it_is_shown() {
    var issued = issue(1);
    var code = issued.codes().getFirst();
    var voucher = ours.inBatch(issued.batch().id(), 1, null).items().getFirst();
    var account = voucher.id();
    assertThat(signIn(code)).isEqualTo(new VoucherSignIn.SignedIn(account, BYTES, true));
    assertThat(signIn(code)).isEqualTo(new VoucherSignIn.SignedIn(account, BYTES, false));
    assertThat(signIn("no code")).isEqualTo(new VoucherSignIn.NotProven());
    refused("voucher_invalid", () -> ours.signIn(new SignInWithVoucher(code, " ")));
  }

  @Test
  void what_is_void_is_good_for_nothing_and_is_voided_once() {
    var issued = issue(2);
    var id = issued.batch().id();
    var voucher = ours.inBatch(id, 1, null).items().getFirst();
    assertThat(ours.voidOne(voucher.id(), LOST)).isTrue();
    assertThat(ours.voidOne(voucher.id(), LOST)).isFalse();
    assertThat(redeem(issued.codes().getFirst())).isEqualTo(new RedeemResult.Voided());
    assertThat(ours.voidBatch(id, LOST)).isEqualTo(1);
    assertThat(ours.voidBatch(id, LOST)).isZero();
    assertThat(ours.batch(id).voided()).isEqualTo(2);
    refused("reason_missing", () -> ours.voidBatch(id, new VoidVouchers("")));
  }

  @Test
  void support_finds_a_voucher_by_its_first_letters() {
    var issued = issue(1);
    var voucher = ours.inBatch(issued.batch().id(), 1, null).items().getFirst();
    assertThat(ours.beginning(issued.codes().getFirst())).containsExactly(voucher);
    assertThat(ours.beginning("a")).isEmpty();
    assertThat(ours.beginning("")).isEmpty();
  }

  @Test
  void what_nobody_issued_is_not_found() {
    notFound(() -> ours.batch(UUID.randomUUID()));
    notFound(() -> ours.voucher(UUID.randomUUID()));
    notFound(() -> ours.voidBatch(UUID.randomUUID(), LOST));
    notFound(() -> ours.voidOne(UUID.randomUUID(), LOST));
    assertThat(ours.inBatch(UUID.randomUUID(), 10, null).items()).isEmpty();
  }

  @Test
  void another_operators_vouchers_are_not_found_and_its_codes_unknown() {
    var issued = issue(1);
    var id = issued.batch().id();
    var voucher = ours.inBatch(id, 1, null).items().getFirst();
    notFound(() -> others.batch(id));
    notFound(() -> others.voucher(voucher.id()));
    notFound(() -> others.voidBatch(id, LOST));
    assertThat(others.batches(10, null).items()).isEmpty();
    assertThat(others.beginning(issued.codes().getFirst())).isEmpty();
    assertThat(others.redeem(new RedeemVoucher(issued.codes().getFirst(), customer)))
        .isInstanceOf(RedeemResult.Unknown.class);
    assertThat(ours.voucher(voucher.id()).state()).isEqualTo(VoucherState.UNUSED);
  }

  private IssuedBatch issue(int count) {
    return ours.issue(batch(UUID.randomUUID(), count));
  }

  private static IssueBatch batch(UUID key, int count) {
    return new IssueBatch(key, "Fair", count, BYTES, null, "for the fair");
  }

  private RedeemResult redeem(String code) {
    return ours.redeem(new RedeemVoucher(code, customer));
  }

  private VoucherSignIn signIn(String code) {
    return ours.signIn(new SignInWithVoucher(code, "02:00:5e:10:00:01"));
  }
}
