package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages from outside that always failed: staff try them again, or give them up. */
class SetAsideOnPagesTest extends OnPages {
  private static final String PAGE = "/console/set-aside-messages";
  private static final String GOOD =
      """
      {"id": "%s", "object": "event", "api_version": "2025-09-30.clover", "created": 1790000000,
       "type": "product.created", "livemode": false, "pending_webhooks": 1,
       "data": {"object": {"id": "prod_1", "object": "product"}}}
      """;

  @Test
  void staff_try_a_message_again_and_hear_whether_it_is_handled_now() throws SQLException {
    var event = setAside("no JSON at all", Showing.DEMO_OPERATOR);
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      var row = row(page, event);
      assertThat(row.innerText()).contains("stripe", event, "ClassCastException");

      act(row, "Try again", "the cause is mended");
      assertThat(page.locator(".notice.bad").innerText()).isNotBlank();
      assertThat(row(page, event).count()).isEqualTo(1);

      bodyOf(event, GOOD.formatted(event));
      act(row(page, event), "Try again", "the cause is mended now");
      assertThat(page.locator(".notice.good").innerText()).contains("is handled");
      assertThat(row(page, event).count()).isZero();
      assertThat(told(page, event, "the cause is mended now")).contains("message.try-again");
    }
  }

  @Test
  void staff_give_up_a_message_of_their_operator_and_none_whose_owner_nobody_knows()
      throws SQLException {
    var mine = setAside("{}", Showing.DEMO_OPERATOR);
    var nobodys = setAside("{}", null);
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      act(row(page, mine), "Give up", "it was a test");
      assertThat(page.locator(".notice.good").innerText()).contains("given up");
      assertThat(row(page, mine).count()).isZero();
      assertThat(row(page, nobodys).locator("summary").allInnerTexts())
          .anyMatch(text -> text.contains("Try again"))
          .noneMatch(text -> text.contains("Give up"));
    }
  }

  @Test
  void dead_letters_are_looked_for_and_sent_again_for_a_reason() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/dead-letters?filter=nothing-like-it");
      assertThat(page.locator("main").innerText()).contains("Send all again");
      page.locator("main form[action$='/replay'] button").click();
      assertThat(page.locator(".notice.bad").innerText()).contains("Say why");
    }
  }

  /** As the receiver leaves it after its last attempt. */
  private static String setAside(String body, @Nullable UUID tenant) throws SQLException {
    var event = "evt_" + UUID.randomUUID();
    try (var owner = showing.database();
        var add =
            owner.prepareStatement(
                """
                insert into payments.failed_events
                  (source, event_id, body, tenant_id, failure, attempts, first_at, last_at)
                values ('stripe', ?, ?, ?, 'ClassCastException', 5, now(), now())
                """)) {
      add.setString(1, event);
      add.setBytes(2, body.getBytes(StandardCharsets.UTF_8));
      add.setObject(3, tenant);
      add.executeUpdate();
    }
    return event;
  }

  private static void bodyOf(String event, String body) throws SQLException {
    try (var owner = showing.database();
        var mend =
            owner.prepareStatement(
                "update payments.failed_events set body = ? where event_id = ?")) {
      mend.setBytes(1, body.getBytes(StandardCharsets.UTF_8));
      mend.setString(2, event);
      assertThat(mend.executeUpdate()).isEqualTo(1);
    }
  }

  private static Locator row(Page page, String event) {
    page.navigate(showing.at + PAGE + "?filter=" + event);
    return page.locator("main tbody tr:has-text('" + event + "')");
  }
}
