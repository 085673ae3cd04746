package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Browser;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditLogOnPagesTest extends OnPages {
  @Test
  void who_signs_in_who_does_not_and_who_reads_a_customer_is_in_the_log() {
    var nobody = UUID.randomUUID() + "@nowhere.example";
    try (var stranger = showing.window(new Browser.NewContextOptions())) {
      var page = stranger.newPage();
      page.navigate(showing.at + "/console/sign-in");
      page.fill("#email", nobody);
      page.fill("#password", "not a pleasant password");
      page.click("main button.button");
    }
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/customers");
      page.click("main td.lead a");
      var customer = page.url().replaceAll(".*/", "");
      assertThat(told(page, "identity.person", customer, "identity.customers")).contains(customer);
      Poll.until(
          "the log says who did not get in",
          Poll.PATIENCE,
          () -> {
            page.navigate(
                showing.at + "/console/audit-log?filter=outcome:refused call:identity.signIn");
            return page.locator("main").innerText().contains("NotProven");
          });
      assertThat(page.locator("main").innerText()).doesNotContain(nobody);
      page.navigate(showing.at + "/console/audit-log?filter=outcome:done call:signIn");
      assertThat(page.locator("main tbody").innerText()).contains("identity.signIn", "done");
      page.navigate(showing.at + "/console/audit-log?filter=hash:x");
      assertThat(page.locator(".notice.bad").innerText()).contains("hash");
    }
  }

  @Test
  void the_whole_log_is_a_file_whose_head_is_signed_with_the_key_that_the_page_shows() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/audit-log");
      var shown = page.locator("main").innerText();
      var answer = context.request().get(showing.at + "/console/audit-log/export");
      assertThat(answer.headers().get("content-type")).contains("application/x-ndjson");
      var lines = answer.text().lines().toList();
      assertThat(lines.getFirst()).contains("byway audit 1", Showing.DEMO_OPERATOR.toString());
      assertThat(lines.getLast()).contains("publicKey", "signature");
      assertThat(lines.size()).isGreaterThan(3);
      assertThat(shown).containsPattern("key ([0-9a-f]{4} ){7}[0-9a-f]{4}");
    }
  }

  @Test
  void owners_send_it_on_and_see_what_is_not_taken() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/audit-log/streams");
      assertThat(page.locator("main").innerText()).contains("It is sent nowhere.");
      page.fill("#host", "127.0.0.1");
      page.fill("#port", "no port");
      page.fill("#syslog-reason", "a log server of our own");
      page.click("form[action$='/streams/syslog'] button");
      assertThat(page.locator("#port-problem").innerText()).contains("whole number");
      page.fill("#port", "6514");
      page.click("form[action$='/streams/syslog'] button");
      assertThat(page.locator("main").innerText()).contains("It is sent to 127.0.0.1:6514.");
      Poll.until(
          "it says why it was not taken",
          Poll.PATIENCE,
          () -> {
            page.navigate(showing.at + "/console/audit-log/streams");
            return page.locator("main").innerText().contains("It was not taken:");
          });
      page.fill("#syslog-stop-reason", "it was a try");
      page.click("form[action$='/syslog/removal'] button");
      assertThat(page.locator("main").innerText()).contains("It is sent nowhere.");
      assertThat(told(page, "a log server of our own", "it was a try", "audit.send-nowhere"))
          .contains("audit.send-syslog");
    }
  }
}
