package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.UsageReport;
import byway.kit.store.StoreFailed;
import byway.kit.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Charges lie in months, and months of long ago become sums, on which the same books stand. All of
 * it is before now, for which the migration makes months.
 */
class MonthsTest {
  static final long MB = 1_000_000;
  static final String OF_ODD_TIMES = "postings_used_of_odd_times";

  final Till till = new Till();
  final UUID ann = UUID.randomUUID();
  final UUID stay = UUID.randomUUID();

  @BeforeEach
  void annBuys() {
    move("2021-03-01T12:00:00Z");
    till.makeMonths();
    till.grant(UUID.randomUUID(), ann, 100 * MB, new Money(500, "EUR"));
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void charges_go_to_their_month_and_on_where_nobody_has_made_it() {
    till.open(stay, ann);
    till.report(stay, 0, MB);
    move("2021-05-31T23:59:59.999Z");
    till.report(stay, 0, 2 * MB);
    move("2021-06-01T01:00:00Z");
    till.report(stay, 0, 3 * MB);
    till.makeMonths();
    move("2021-06-01T02:00:00Z");
    till.report(stay, 0, 4 * MB);
    move("2021-07-01T00:00:00Z");
    till.report(stay, 0, 5 * MB);
    assertThat(partitions())
        .containsExactly(
            "postings_used_2021_03",
            "postings_used_2021_05",
            OF_ODD_TIMES,
            OF_ODD_TIMES,
            "postings_used_2021_07");
    assertThat(till.books().problems()).isEmpty();
    assertThat(till.statement(ann))
        .extracting(Posting::at)
        .hasSize(7)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void closed_months_leave_balances_and_books_as_they_were() {
    visit("2021-03-30T12:00:00Z", 7 * MB, 2);
    visit("2021-04-30T12:00:00Z", 5 * MB, 3);
    visit("2021-05-30T12:00:00Z", 3 * MB, 1);
    move("2023-04-30T23:00:00Z");
    visit("2023-04-30T23:00:00Z", MB, 1);
    var balance = till.balance(ann);
    var books = till.books();
    assertThat(books.problems()).isEmpty();
    till.closeMonths();
    assertThat(closings()).containsExactly("2021-03-01: 2 charges 7000000, 1 meters 7000000");
    move("2023-05-01T00:00:00Z");
    till.closeMonths();
    till.closeMonths();
    assertThat(closings())
        .containsExactly(
            "2021-03-01: 2 charges 7000000, 1 meters 7000000",
            "2021-04-01: 3 charges 5000000, 1 meters 5000000");
    assertThat(till.books()).isEqualTo(books);
    assertThat(till.balance(ann)).isEqualTo(balance);
    assertThat(till.reconciliation().unexplained()).isEmpty();
    assertThat(till.statement(ann))
        .as("what is kept, and the grant and the money of before")
        .extracting(Posting::amount)
        .containsExactly(MB, 3 * MB, 500L, 100 * MB);
    visit("2023-05-01T00:00:01Z", MB, 1);
    assertThat(till.books().problems()).isEmpty();
  }

  @Test
  void another_operator_sees_no_closing() {
    visit("2021-03-02T12:00:00Z", MB, 1);
    move("2024-01-01T00:00:00Z");
    till.closeMonths();
    assertThat(closings()).hasSize(1);
    till.tenant = UUID.randomUUID();
    assertThat(closings()).isEmpty();
    assertThat(till.books().postings()).isZero();
  }

  @Test
  void a_charge_that_was_tampered_with_is_found_before_and_after() {
    visit("2021-03-02T12:00:00Z", MB, 2);
    change("update postings set amount = amount + 7 where to_ledger = 'used'");
    assertThat(till.books().problems())
        .anyMatch(p -> p.startsWith(ann + ": consumed and postings"));
    move("2024-01-01T00:00:00Z");
    till.closeMonths();
    assertThat(closings()).containsExactly("2021-03-01: 2 charges 1000014, 1 meters 1000000");
    assertThat(till.books().problems())
        .anyMatch(p -> p.startsWith(ann + ": consumed and postings"));
  }

  @Test
  void a_month_that_does_not_add_up_is_not_closed() {
    visit("2021-03-02T12:00:00Z", MB, 2);
    change("update postings set unit = 'EUR' where to_ledger = 'used'");
    move("2024-01-01T00:00:00Z");
    assertThatThrownBy(() -> till.closeMonths()).isInstanceOf(StoreFailed.class);
    assertThat(partitions()).hasSize(2);
    assertThat(closings()).containsExactly("2021-03-01: 0 charges 0, 1 meters 1000000");
  }

  @Test
  void meters_of_long_ago_are_closed_and_a_late_report_disturbs_nobody() {
    var other = UUID.randomUUID();
    visit("2021-03-02T12:00:00Z", MB, 2);
    till.open(other, ann);
    till.report(other, 0, MB);
    move("2023-04-01T00:00:00Z");
    var before = till.balance(ann);
    till.closeMonths();
    assertThat(till.close(other).closed()).as("open, however old").isFalse();
    assertThat(till.balance(ann)).isEqualTo(before);
    assertThat(till.books().problems()).isEmpty();

    var late = report(stay, 2 * MB);
    assertThat(till.report(List.of(late, report(other, 3 * MB))))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(new NotCharged(stay, "unknown_session", false)),
            second -> assertThat(ChargingTest.charged(second).usedBytes()).isEqualTo(3 * MB));
    assertThat(till.report(late)).isInstanceOf(NotCharged.class);
    assertThat(till.balance(ann).consumedBytes()).isEqualTo(4 * MB);
    assertThat(till.books().problems()).isEmpty();
  }

  @Test
  void charges_of_odd_times_are_closed_row_by_row_unless_their_session_is_looked_at() {
    visit("2019-05-05T12:00:00Z", MB, 3);
    move("2023-04-01T00:00:00Z");
    till.makeMonths();
    var current = UUID.randomUUID();
    till.open(current, ann);
    till.report(current, 0, MB);
    move("1970-01-01T00:00:00Z");
    till.report(current, 0, 2 * MB);
    move("2023-04-02T00:00:00Z");
    till.report(current, 0, 3 * MB);
    var books = till.books();
    till.closeMonths();
    assertThat(closings()).containsExactly("2019-05-01: 3 charges 1000000, 1 meters 1000000");
    assertThat(partitions()).containsExactly("postings_used_2023_04", OF_ODD_TIMES);
    assertThat(till.books()).isEqualTo(books);
    assertThat(till.reconciliation().unexplained()).isEmpty();
    till.infrastructure.clock.advance(Duration.ofDays(800));
    till.report(current, 0, 2 * MB, true);
    books = till.books();
    assertThat(books.problems()).isEmpty();
    till.closeMonths();
    assertThat(partitions()).isEmpty();
    assertThat(closings()).hasSize(3);
    assertThat(till.books()).isEqualTo(books);
  }

  @Test
  void where_charges_are_kept_for_ever_nothing_is_closed() {
    visit("2021-03-02T12:00:00Z", MB, 2);
    move("2024-01-01T00:00:00Z");
    till.closeMonths(0);
    assertThat(partitions()).hasSize(2);
    assertThat(closings()).isEmpty();
  }

  /** A session that begins then, uses so much in so many charges, and is over. */
  private void visit(String at, long bytes, int charges) {
    move(at);
    var session = partitions().isEmpty() ? stay : UUID.randomUUID();
    till.open(session, ann);
    for (int i = 1; i <= charges; i++) {
      till.infrastructure.clock.advance(Duration.ofHours(i == 1 ? 0 : 1));
      assertThat(till.report(session, 0, bytes * i / charges, i == charges))
          .isInstanceOf(ChargeAnswer.Charged.class);
    }
  }

  private UsageReport report(UUID session, long bytes) {
    return new UsageReport(
        session, till.device, 0, bytes, false, till.infrastructure.clock.instant());
  }

  private void move(String to) {
    till.infrastructure.clock.set(Instant.parse(to));
  }

  private void change(String sql) {
    var unused =
        till.infrastructure.as(
            till.tenant, () -> till.store.<Integer>write(tx -> tx.update(sql).execute()));
  }

  /** Where each charge lies, in the order in which they were made. */
  private List<String> partitions() {
    return texts(
        """
        select c.relname::text from postings p join pg_class c on c.oid = p.tableoid
        where to_ledger = 'used' order by p.number
        """);
  }

  private List<String> closings() {
    return texts(
        """
        select month || ': ' || postings || ' charges ' || posted_bytes || ', ' || meters || ' meters '
          || metered_bytes
        from closings order by month, account_id
        """);
  }

  private List<String> texts(String sql) {
    return till.infrastructure.as(
        till.tenant, () -> till.store.read(tx -> tx.query(sql).mapTo(String.class).list()));
  }
}
