package byway.charging.balances.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.AskBeyondCeilings;
import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakeBackReason;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.Withdraw;
import byway.kit.testing.ContractTest;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever grants bytes, takes them back or shows them relies on. */
public class BalancesContract extends ContractTest<Balances> {
  private static final Money PRICE = new Money(1_000, "EUR");

  private final UUID account = UUID.randomUUID();

  public BalancesContract() {
    super(Balances.class);
  }

  @Test
  void who_was_never_granted_anything_has_nothing() {
    assertThat(ours.balance(account)).isEqualTo(new Balance(account, 0, 0, 0, 0));
    assertThat(ours.lots(account)).isEmpty();
  }

  @Test
  void what_is_granted_is_available() {
    assertThat(ours.grant(purchase(1_000)).availableBytes()).isEqualTo(1_000);
    assertThat(ours.grant(purchase(500)).availableBytes()).isEqualTo(1_500);
    assertThat(ours.balance(account)).isEqualTo(new Balance(account, 1_500, 0, 0, 0));
    assertThat(ours.lots(account)).extracting(Lot::leftBytes).containsExactly(1_000L, 500L);
  }

  @Test
  void a_lot_says_why_it_was_granted_and_at_what_price() {
    var grant = purchase(1_000);
    ours.grant(grant);
    var lot = ours.lots(account).getFirst();
    assertThat(lot.grantKey()).isEqualTo(grant.key());
    assertThat(lot.reason()).isEqualTo(GrantReason.PURCHASE);
    assertThat(lot.price()).isEqualTo(PRICE);
    assertThat(lot.note()).isEqualTo("a pack");
  }

  @Test
  void the_same_key_grants_once() {
    var grant = purchase(1_000);
    var balance = ours.grant(grant);
    assertThat(ours.grant(grant)).isEqualTo(balance);
    refused("key_reused", () -> ours.grant(grant(grant.key(), account, 2_000)));
    refused("key_reused", () -> ours.grant(grant(grant.key(), UUID.randomUUID(), 1_000)));
    assertThat(ours.balance(account)).isEqualTo(balance);
  }

  @Test
  void what_cannot_be_granted_is_refused_and_changes_nothing() {
    refused("amount_invalid", () -> ours.grant(purchase(0)));
    refused("amount_invalid", () -> ours.grant(purchase((1L << 50) + 1)));
    var free = new Money(-1, "EUR");
    refused("amount_invalid", () -> ours.grant(grant(1_000, free, "a pack")));
    refused("note_too_long", () -> ours.grant(grant(1_000, PRICE, "x".repeat(201))));
    assertThat(ours.balance(account).grantedBytes()).isZero();
  }

  @Test
  void what_is_left_of_a_lot_is_withdrawn_once_with_its_share_of_the_price() {
    var grant = purchase(1_000);
    ours.grant(grant);
    var command = new Withdraw(account, grant.key(), "refund");
    var withdrawn = ours.withdraw(command);
    assertThat(withdrawn.bytes()).isEqualTo(1_000);
    assertThat(withdrawn.value()).isEqualTo(PRICE);
    assertThat(ours.withdraw(command)).isEqualTo(withdrawn);
    assertThat(ours.balance(account)).isEqualTo(new Balance(account, 1_000, 1_000, 0, 0));
  }

  @Test
  void as_much_is_taken_back_for_a_cause_as_was_said_last() {
    var grant = purchase(1_000);
    ours.grant(grant);
    var cause = UUID.randomUUID();
    assertThat(takeBack(grant.key(), cause, 400)).isEqualTo(new TakenBack(400, 0));
    assertThat(takeBack(grant.key(), cause, 400)).isEqualTo(new TakenBack(400, 0));
    assertThat(ours.balance(account).availableBytes()).isEqualTo(600);
    assertThat(takeBack(grant.key(), cause, 2_000)).isEqualTo(new TakenBack(1_000, 0));
    assertThat(takeBack(grant.key(), cause, 0)).isEqualTo(new TakenBack(0, 0));
    assertThat(ours.balance(account).availableBytes()).isEqualTo(1_000);
  }

  @Test
  void what_two_causes_take_back_adds_up_to_the_lot_and_no_more() {
    var grant = purchase(1_000);
    ours.grant(grant);
    assertThat(takeBack(grant.key(), UUID.randomUUID(), 700)).isEqualTo(new TakenBack(700, 0));
    assertThat(takeBack(grant.key(), UUID.randomUUID(), 700)).isEqualTo(new TakenBack(300, 0));
    assertThat(ours.lots(account).getFirst().withdrawnBytes()).isEqualTo(1_000);
  }

  @Test
  void nothing_is_taken_back_of_a_lot_that_is_not_the_accounts() {
    var grant = purchase(1_000);
    ours.grant(grant);
    var other = UUID.randomUUID();
    notFound(() -> ours.withdraw(new Withdraw(account, UUID.randomUUID(), "refund")));
    notFound(() -> ours.withdraw(new Withdraw(other, grant.key(), "refund")));
    notFound(() -> takeBack(UUID.randomUUID(), UUID.randomUUID(), 1));
    refused("amount_invalid", () -> takeBack(grant.key(), UUID.randomUUID(), -1));
  }

  @Test
  void the_statement_is_newest_first_and_has_an_end() {
    for (int i = 1; i <= 3; i++) {
      ours.grant(grant(i * 100L, null, "a gift"));
    }
    var page = ours.postings(account, 2, null);
    assertThat(page.items()).extracting(posting -> posting.amount()).containsExactly(300L, 200L);
    var last = ours.postings(account, 2, page.next());
    assertThat(last.items()).extracting(posting -> posting.amount()).containsExactly(100L);
    assertThat(last.next()).isNull();
    refused("cursor_invalid", () -> ours.postings(account, 2, "no cursor"));
  }

  @Test
  void the_books_are_proven() {
    var grant = purchase(1_000);
    ours.grant(grant);
    ours.withdraw(new Withdraw(account, grant.key(), "refund"));
    var books = ours.books();
    assertThat(books.isProven()).isTrue();
    assertThat(books.grantedBytes()).isEqualTo(1_000);
    assertThat(books.withdrawnBytes()).isEqualTo(1_000);
    assertThat(ours.reconciliation(0).isProven()).isTrue();
  }

  @Test
  void hotspots_that_let_nothing_through_for_free_are_left_out_and_five_hundred_can_be_asked_for() {
    var devices = Collections.nCopies(500, UUID.randomUUID());
    assertThat(ours.beyondCeilings(new AskBeyondCeilings(devices, Instant.EPOCH))).isEmpty();
    var more = Collections.nCopies(501, UUID.randomUUID());
    refused("too_many", () -> ours.beyondCeilings(new AskBeyondCeilings(more, Instant.EPOCH)));
  }

  @Test
  void another_operators_accounts_are_empty_and_its_lots_not_found() {
    var grant = purchase(1_000);
    ours.grant(grant);
    assertThat(others.balance(account).grantedBytes()).isZero();
    assertThat(others.lots(account)).isEmpty();
    assertThat(others.postings(account, 10, null).items()).isEmpty();
    notFound(() -> others.withdraw(new Withdraw(account, grant.key(), "refund")));
    assertThat(others.books().grantedBytes()).isZero();
  }

  private TakenBack takeBack(UUID grant, UUID cause, long bytes) {
    return ours.takeBack(new TakeBack(account, grant, cause, bytes, null, TakeBackReason.REFUND));
  }

  private Grant purchase(long bytes) {
    return grant(bytes, PRICE, "a pack");
  }

  private Grant grant(long bytes, @Nullable Money price, String note) {
    return new Grant(
        UUID.randomUUID(),
        account,
        bytes,
        price == null ? GrantReason.ADJUSTMENT : GrantReason.PURCHASE,
        price,
        note);
  }

  private static Grant grant(UUID key, UUID account, long bytes) {
    return new Grant(key, account, bytes, GrantReason.PURCHASE, PRICE, "a pack");
  }
}
