package byway.people.abuse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.abuse.api.AbuseKind;
import byway.people.abuse.api.AbuseNote;
import byway.people.abuse.api.AbuseReceipt;
import byway.people.abuse.api.AbuseReports;
import byway.people.abuse.api.AbuseState;
import byway.people.abuse.api.ChangeAbuse;
import byway.people.abuse.api.ReportAbuse;
import byway.people.abuse.api.WriteNote;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever takes complaints relies on. */
public class AbuseReportsContract extends ContractTest<AbuseReports> {
  public AbuseReportsContract() {
    super(AbuseReports.class);
  }

  @Test
  void a_report_is_taken_once_and_looked_into() {
    var id = UUID.randomUUID();
    var receipt = ours.report(report(id, "mallory@example.org"));
    assertThat(ours.report(report(id, "mallory@example.org"))).isEqualTo(receipt);
    assertThat(ours.list(10, null).items()).hasSize(1);
    var note = new WriteNote(UUID.randomUUID(), "Looks real.");
    ours.note(id, note);
    assertThat(ours.note(id, note).notes())
        .extracting(AbuseNote::text)
        .containsExactly("Looks real.");
    assertThat(ours.change(id, new ChangeAbuse(AbuseState.TAKEN, "I look")).report().state())
        .isEqualTo(AbuseState.TAKEN);
    refused("customer_unknown", () -> ours.suspend(id, note));
    refused("customer_unknown", () -> ours.notice(id, note));
  }

  @Test
  void another_operator_sees_none_of_it() {
    var receipt = report();
    assertThat(others.list(10, null).items()).isEmpty();
    notFound(() -> others.get(receipt.id()));
    notFound(() -> others.answer(receipt.id(), new WriteNote(UUID.randomUUID(), "x")));
  }

  @Test
  void what_can_be_no_report_is_refused() {
    refused("contact_invalid", () -> ours.report(report(UUID.randomUUID(), "nobody")));
    refused(
        "text_invalid",
        () ->
            ours.report(
                new ReportAbuse(
                    UUID.randomUUID(),
                    AbuseKind.SPAM,
                    null,
                    null,
                    null,
                    " ",
                    "a@example.org",
                    "en",
                    null)));
    assertThat(ours.list(10, null).items()).isEmpty();
  }

  private AbuseReceipt report() {
    return ours.report(report(UUID.randomUUID(), "mallory@example.org"));
  }

  private static ReportAbuse report(UUID id, String contact) {
    return new ReportAbuse(
        id,
        AbuseKind.SPAM,
        "192.0.2.7",
        25,
        null,
        "Mail that nobody asked for.",
        contact,
        "nl",
        null);
  }
}
