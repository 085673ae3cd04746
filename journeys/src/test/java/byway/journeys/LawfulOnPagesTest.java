package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators say and owe: words of their own, terms, and an ear for who complains. */
class LawfulOnPagesTest extends OnPages {
  private static final String TEMPLATE = "/console/messages/templates/sign-in-code/EMAIL/en";

  @Test
  void staff_see_a_message_as_it_will_look_while_they_write_it_and_what_is_wrong_with_it() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + TEMPLATE);
      assertThat(page.locator("#preview").innerText()).contains("Your code is 123456");
      page.fill("#text", "Type {code} at {operator}.");
      page.locator("#preview:has-text('Type 123456 at')").waitFor();
      page.fill("#html", "<p onclick=\"x()\">{code}</p>");
      page.locator("#preview .notice").waitFor();
      page.fill("#html", "<p><strong>{code}</strong></p>");
      page.locator("#preview strong:has-text('123456')").waitFor();
      page.fill("#text", "No code.");
      page.click("button:has-text('Preview')");
      assertThat(page.locator("#preview").innerText()).contains("needs {code}");
      assertThat(page.inputValue("#text")).isEqualTo("No code.");
      page.fill("#text", "{code}");
      page.click("button:has-text('Send a test to me')");
      assertThat(page.locator("main").innerText()).contains("No server is set");
    }
  }

  @Test
  void a_message_says_what_the_operator_has_written() {
    var name = "{\"kind\":\"sign-in-code\",\"channel\":\"EMAIL\",\"language\":\"en\"}";
    int version =
        showing
            .tell("/internal/message-templates/read", name)
            .getAsJsonObject()
            .get("version")
            .getAsInt();
    showing.put(
        "/internal/message-templates",
        """
        {"name":%s,"words":{"subject":"From {operator}","text":"Harbour code {code}"},"version":%d}
        """
            .formatted(name, version));
    try (var context = showing.window(Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/sign-in/code");
      page.fill("#email", Who.OWNER.email);
      page.click("main button.button");
      Poll.until(
          "a code in the operator's words",
          PATIENCE,
          () ->
              showing.ask("/internal/notifications?limit=20").toString().contains("Harbour code "));
    } finally {
      showing.tell("/internal/message-templates/reset", name);
    }
  }

  @Test
  void who_complains_gets_a_number_and_staff_look_into_it() {
    var words = "Mail that nobody asked for " + UUID.randomUUID();
    String number;
    try (var context = showing.window(Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/abuse");
      page.fill("#address", "192.0.2.7");
      page.fill("#at", "yesterday");
      page.fill("#text", words);
      page.fill("#contact", "mallory@example.org");
      page.click("main button.button");
      assertThat(page.locator("#at-problem").innerText()).contains("2026-11-29 14:05");
      page.fill("#at", "2020-11-29 14:05");
      page.click("main button.button");
      number = page.locator("h1").innerText().replaceAll("\\D", "");
      assertThat(number).isNotEmpty();
    }
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/abuse");
      page.click("main td.lead a:has-text('" + number + ",')");
      assertThat(page.locator("main").innerText()).contains(words, "192.0.2.7");
      page.fill("#change-reason", "I look into it");
      page.click("button:has-text('Change state')");
      assertThat(page.locator("main").innerText()).contains("being looked into");
      page.fill("#answer", "We spoke to the customer.");
      page.fill("#answer-reason", "as promised");
      page.click("button:has-text('Answer by mail')");
      assertThat(page.locator("main").innerText()).contains("We spoke to the customer.");
    }
    Poll.until(
        "the answer",
        PATIENCE,
        () ->
            showing
                .ask("/internal/notifications?limit=50")
                .toString()
                .contains("About your report " + number));
  }

  @Test
  void a_customer_agrees_when_signing_up_and_again_when_a_new_version_asks() {
    var operator = UUID.randomUUID();
    var host = "terms-" + operator.toString().substring(0, 8) + ".localhost";
    int port = URI.create(showing.at).getPort();
    showing.tell(
        "/internal/tenants",
        """
        {"id":"%s","slug":"%s","name":"Harbour","hosts":["%s:%d"],"currency":"EUR","settings":{
         "guestBonusBytes":0,"ownerBonusBytes":0,"ownerBonusesPerDay":0,"deviceBonusesPerDay":0,
         "sliceBytes":1000000000}}
        """
            .formatted(operator, "t" + operator.toString().substring(0, 8), host, port));
    publish(operator, "Be kind.", false);
    try (var context = showing.window(Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      var at = "http://" + host + ":" + port;
      page.navigate(at + "/sign-up");
      page.click("main a:has-text('Terms of use')");
      assertThat(page.locator("main").innerText()).contains("Be kind.");
      page.navigate(at + "/sign-up");
      page.fill("#email", UUID.randomUUID() + "@guests.example");
      page.fill("#name", "Ann");
      page.fill("#password", Showing.PASSWORD);
      page.click("main button.button");
      assertThat(page.url()).endsWith("/dashboard");
      publish(operator, "Be kinder.", true);
      asked(page, at);
      assertThat(page.locator("main").innerText()).contains("Be kinder.");
      page.click("main button:has-text('Agree')");
      assertThat(page.url()).endsWith("/dashboard");
      page.navigate(at + "/agreement");
      assertThat(page.locator("main").innerText())
          .contains("version 2", "You get no news and offers");
      page.click("main button:has-text('Get news')");
      page.click("main button:has-text('Stop news')");
      assertThat(page.locator("main").innerText()).contains("You get no news and offers");
    }
  }

  /** What is published is remembered for some seconds. */
  private static void asked(Page page, String at) {
    Poll.until(
        "the new version is asked for",
        PATIENCE,
        () -> {
          page.navigate(at + "/dashboard");
          return page.url().contains("/agreement");
        });
  }

  private static void publish(UUID operator, String text, boolean again) {
    showing.tellAs(
        operator,
        "/internal/terms",
        "{\"id\":\"%s\",\"kind\":\"TERMS\",\"texts\":{\"en\":\"%s\"},\"asksAgain\":%s}"
            .formatted(UUID.randomUUID(), text, again));
  }

  @Test
  void who_had_an_address_is_looked_up_when_two_agree_and_who_looks_is_written_down() {
    var email = UUID.randomUUID() + "@staff.example";
    showing.put(
        "/internal/disclosures/rules", "{\"on\":true,\"reason\":\"Law 11.7\",\"keptDays\":30}");
    try (var owner = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options());
        var manager = StaffOnPagesTest.invited(owner, email, "manager")) {
      var page = manager.newPage();
      page.navigate(showing.at + "/console/disclosures");
      assertThat(page.locator("main").innerText()).contains("Law 11.7");
      page.fill("#address", "192.0.2.7");
      page.fill("#at", "2020-11-29 14:05");
      page.fill("#authority", "Court of Amsterdam");
      page.fill("#reference", "13/" + email.substring(0, 8));
      page.fill("#reason", "an order of the court");
      page.click("button:has-text('Ask another to agree')");
      assertThat(page.locator("main").innerText()).contains("Nothing was looked up yet");
      var address = page.url().replaceFirst("\\?.*", "");
      var ours = owner.newPage();
      ours.navigate(address.replace("/disclosures/", "/approvals/"));
      ours.fill("#approve-reason", "the order is good");
      ours.click("button:has-text('Agree')");
      Poll.until(
          "it is looked up",
          PATIENCE,
          () -> {
            page.navigate(address);
            return page.locator("main").innerText().contains("0 sessions were found");
          });
      assertThat(page.locator("main").innerText()).contains("Nobody yet");
      page.fill("#read-reason", "to answer the court");
      page.click("button:has-text('Show what was found')");
      page.navigate(address);
      assertThat(page.locator("main").innerText()).doesNotContain("Nobody yet");
      assertThat(showing.ask("/internal/audit?limit=20").toString())
          .contains("disclosure.ask", "approval.approve", "disclosure.read");
    } finally {
      showing.put("/internal/disclosures/rules", "{\"on\":false,\"reason\":\"\",\"keptDays\":1}");
    }
  }
}
