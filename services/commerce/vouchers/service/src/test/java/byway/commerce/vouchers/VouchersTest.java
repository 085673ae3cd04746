package byway.commerce.vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Balances;
import byway.charging.balances.testing.KeptBalances;
import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.IssuedBatch;
import byway.commerce.vouchers.api.RedeemResult;
import byway.commerce.vouchers.api.RedeemResult.AlreadyUsed;
import byway.commerce.vouchers.api.RedeemResult.Expired;
import byway.commerce.vouchers.api.RedeemResult.Redeemed;
import byway.commerce.vouchers.api.RedeemResult.Throttled;
import byway.commerce.vouchers.api.RedeemResult.Unknown;
import byway.commerce.vouchers.api.RedeemResult.Voided;
import byway.commerce.vouchers.api.RedeemVoucher;
import byway.commerce.vouchers.api.SignInWithVoucher;
import byway.commerce.vouchers.api.VoidVouchers;
import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.VoucherRedeemed;
import byway.commerce.vouchers.api.VoucherSignIn;
import byway.commerce.vouchers.api.VoucherState;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.secrets.Keys;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.Interrupted;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.testing.SetLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VouchersTest {
  static final long GIGABYTE = 1_000_000_000;
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final VouchersStore store = new VouchersStore(infrastructure.databases());
  static final KeptBalances balances = new KeptBalances();
  static final Interrupted<Balances> grants = new Interrupted<>(Balances.class, balances);
  static final Codes codes = new Codes(new Keys("a secret that only tests know, of fair length"));
  static final UseVoucher use =
      new UseVoucher(
          store,
          grants.calls(),
          codes,
          new Tasks(infrastructure.clock),
          infrastructure.clock,
          new SimpleMeterRegistry());
  static final SetLimits limits = new SetLimits();
  static final VouchersEndpoint vouchers =
      new VouchersEndpoint(
          store,
          codes,
          use,
          new IssueAlone(() -> limits),
          infrastructure.ids,
          infrastructure.clock);
  static final KnownTenants operators = new KnownTenants();
  static final TasksByHand hands =
      new TasksByHand(
          infrastructure.clock, new VoucherTasks(store, use, operators, infrastructure.clock));

  final UUID tenant = UUID.randomUUID();
  final UUID customer = UUID.randomUUID();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void a_code_gives_its_bytes_once() {
    var code = issue(1, null).codes().getFirst();
    assertThat(redeem(code)).isInstanceOf(Redeemed.class);
    assertThat(balances.granted(customer)).isEqualTo(GIGABYTE);
    assertThat(redeem(code))
        .isInstanceOfSatisfying(AlreadyUsed.class, used -> assertThat(used.byYou()).isTrue());
    assertThat(as(() -> vouchers.redeem(new RedeemVoucher(code, UUID.randomUUID()))))
        .isInstanceOfSatisfying(AlreadyUsed.class, used -> assertThat(used.byYou()).isFalse());
    assertThat(balances.granted(customer)).isEqualTo(GIGABYTE);
    assertThat(infrastructure.published(store, VoucherRedeemed.class))
        .filteredOn(event -> ((VoucherRedeemed) event).accountId().equals(customer))
        .hasSize(1);
  }

  @Test
  void beyond_what_the_operator_lets_one_issue_another_has_to_agree() {
    limits.changeLimits(new ApprovalLimits(null, null, 10 * GIGABYTE));
    try {
      var staff = Principal.staff(UUID.randomUUID(), StaffRole.FINANCE);
      var much = new IssueBatch(UUID.randomUUID(), "Fair", 11, GIGABYTE, null, "a fair");
      assertThatThrownBy(() -> infrastructure.as(tenant, staff, () -> vouchers.issue(much)))
          .isInstanceOfSatisfying(
              Refusal.class, e -> assertThat(e.code()).isEqualTo("approval_needed"));
      var little = new IssueBatch(UUID.randomUUID(), "Fair", 10, GIGABYTE, null, "a fair");
      assertThat(infrastructure.as(tenant, staff, () -> vouchers.issue(little)).codes())
          .hasSize(10);
      assertThat(as(() -> vouchers.issue(much)).codes()).as("what two agreed on").hasSize(11);
      assertThat(infrastructure.as(tenant, staff, () -> vouchers.issue(much)).codes())
          .as("printed again by one")
          .hasSize(11);
    } finally {
      limits.changeLimits(ApprovalLimits.NONE);
    }
  }

  @Test
  void of_many_who_redeem_one_code_at_once_one_has_it() throws Exception {
    var code = issue(1, null).codes().getFirst();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              as(
                                  () ->
                                      vouchers.redeem(new RedeemVoucher(code, UUID.randomUUID())))))
              .toList();
      int redeemed = 0;
      for (var each : asked) {
        redeemed += each.get() instanceof Redeemed ? 1 : 0;
      }
      assertThat(redeemed).isEqualTo(1);
    }
  }

  @Test
  void ended_before_the_grant_its_task_goes_on() {
    var code = issue(1, null).codes().getFirst();
    grants.before(new IllegalStateException("ended before the grant"));
    try {
      assertThatThrownBy(() -> redeem(code)).isInstanceOf(IllegalStateException.class);
    } finally {
      grants.noMore();
    }
    assertThat(balances.granted(customer)).isZero();
    infrastructure.clock.advance(VoucherTasks.LATE.minusSeconds(1));
    hands.doDue();
    assertThat(balances.granted(customer)).as("who uses it may be at it still").isZero();
    infrastructure.clock.advance(Duration.ofSeconds(1));
    hands.doDue();
    hands.doDue();
    assertThat(balances.granted(customer)).isEqualTo(GIGABYTE);
    assertThat(waiting()).isZero();
  }

  @Test
  void a_use_that_came_to_its_end_leaves_no_task() {
    redeem(issue(1, null).codes().getFirst());
    assertThat(waiting()).isZero();
  }

  @Test
  void guesses_are_forgotten_after_a_day() {
    operators.add(tenant);
    redeem(codes.draw(1, tenant, UUID.randomUUID(), 1));
    assertThat(rows("guesses")).isEqualTo(1);
    infrastructure.clock.advance(Duration.ofHours(25));
    hands.doDue();
    assertThat(rows("guesses")).isZero();
  }

  @Test
  void ended_after_the_grant_the_customer_who_tries_again_has_the_bytes_once() {
    var code = issue(1, null).codes().getFirst();
    grants.after("grant", new IllegalStateException("ended after the grant"));
    try {
      assertThatThrownBy(() -> redeem(code)).isInstanceOf(IllegalStateException.class);
    } finally {
      grants.noMore();
    }
    assertThat(redeem(code)).isInstanceOf(Redeemed.class);
    assertThat(balances.granted(customer)).isEqualTo(GIGABYTE);
  }

  @Test
  void the_same_batch_again_prints_the_same_codes_for_an_hour() {
    var command = command(3, null);
    var first = as(() -> vouchers.issue(command));
    assertThat(as(() -> vouchers.issue(command)).codes()).isEqualTo(first.codes()).hasSize(3);
    infrastructure.clock.advance(Duration.ofHours(2));
    assertThat(as(() -> vouchers.issue(command)).codes()).isEmpty();
  }

  @Test
  void codes_are_typed_as_people_type() {
    var code = issue(1, null).codes().getFirst();
    assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    var typed =
        "\u200e"
            + code.toLowerCase(Locale.ROOT).replace("-", "\u00a0\u2013\u2009").replace('0', 'o');
    assertThat(redeem(typed.replace('1', 'l'))).isInstanceOf(Redeemed.class);
  }

  @Test
  void one_wrong_letter_is_seen_as_a_slip_and_not_counted() {
    var code = issue(1, null).codes().getFirst();
    for (int i = 0; i < 9; i++) {
      var wrong = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);
      assertThat(redeem(wrong)).isEqualTo(new Unknown(true));
    }
    assertThat(redeem(code)).isInstanceOf(Redeemed.class);
  }

  @Test
  void who_guesses_waits() {
    var code = issue(1, null).codes().getFirst();
    for (int i = 0; i < 5; i++) {
      assertThat(redeem(codes.draw(1, tenant, UUID.randomUUID(), 1))).isEqualTo(new Unknown(false));
    }
    assertThat(redeem(code)).isEqualTo(new Throttled(30));
    infrastructure.clock.advance(Duration.ofSeconds(31));
    assertThat(redeem(code)).isInstanceOf(Redeemed.class);
  }

  @Test
  void an_unused_code_expires_and_redeemed_data_never_does() {
    var expiry = infrastructure.clock.instant().plus(Duration.ofDays(1));
    var codes = issue(2, expiry).codes();
    assertThat(redeem(codes.get(0))).isInstanceOf(Redeemed.class);
    infrastructure.clock.advance(Duration.ofDays(2));
    assertThat(redeem(codes.get(1))).isInstanceOf(Expired.class);
    assertThat(balances.granted(customer)).isEqualTo(GIGABYTE);
  }

  @Test
  void a_void_batch_is_good_for_nothing_and_used_ones_stay_used() {
    var issued = issue(2, null);
    redeem(issued.codes().get(0));
    int count = as(() -> vouchers.voidBatch(issued.batch().id(), new VoidVouchers("lost")));
    assertThat(count).isEqualTo(1);
    assertThat(redeem(issued.codes().get(1))).isEqualTo(new Voided());
    assertThat(as(() -> vouchers.inBatch(issued.batch().id(), 10, null)).items())
        .extracting(Voucher::state)
        .containsExactly(VoucherState.USED, VoucherState.VOID);
  }

  @Test
  void a_guest_signs_in_with_the_code_alone_again_and_again() {
    var code = issue(1, null).codes().getFirst();
    var first = (VoucherSignIn.SignedIn) signIn(code);
    var second = (VoucherSignIn.SignedIn) signIn(code);
    assertThat(first.firstUse()).isTrue();
    assertThat(second.firstUse()).isFalse();
    assertThat(second.accountId()).isEqualTo(first.accountId());
    assertThat(balances.granted(first.accountId())).isEqualTo(GIGABYTE);
    assertThat(redeem(code)).isInstanceOf(AlreadyUsed.class);
  }

  @Test
  void a_code_that_a_customer_has_redeemed_signs_nobody_in() {
    var code = issue(1, null).codes().getFirst();
    redeem(code);
    assertThat(signIn(code)).isInstanceOf(VoucherSignIn.NotProven.class);
  }

  @Test
  void support_finds_a_voucher_by_its_first_letters() {
    var code = issue(1, null).codes().getFirst();
    assertThat(as(() -> vouchers.beginning(code)))
        .extracting(Voucher::letters)
        .containsOnly(code.substring(0, 3));
  }

  @Test
  void another_operator_sees_and_redeems_none_of_it() {
    var issued = issue(1, null);
    var other = UUID.randomUUID();
    var code = issued.codes().getFirst();
    assertThat(infrastructure.as(other, () -> vouchers.redeem(new RedeemVoucher(code, customer))))
        .isEqualTo(new Unknown(false));
    assertThat(infrastructure.as(other, () -> vouchers.batches(10, null)).items()).isEmpty();
  }

  @Test
  void a_batch_without_a_reason_is_refused() {
    var id = UUID.randomUUID();
    assertThatThrownBy(() -> as(() -> vouchers.issue(new IssueBatch(id, "Fair", 1, 1, null, " "))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("reason_missing"));
  }

  IssuedBatch issue(int count, @Nullable Instant expiresAt) {
    return as(() -> vouchers.issue(command(count, expiresAt)));
  }

  static IssueBatch command(int count, @Nullable Instant expiresAt) {
    return new IssueBatch(
        UUID.randomUUID(), "Fair", count, GIGABYTE, expiresAt, "for the summer fair");
  }

  long waiting() {
    return rows("scheduled_tasks");
  }

  long rows(String table) {
    return as(
        () -> store.read(tx -> tx.query("select count(*) from " + table).mapTo(Long.class).one()));
  }

  RedeemResult redeem(String code) {
    return as(() -> vouchers.redeem(new RedeemVoucher(code, customer)));
  }

  VoucherSignIn signIn(String code) {
    return as(() -> vouchers.signIn(new SignInWithVoucher(code, "3e:e8:e7:3f:29:da")));
  }

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }
}
