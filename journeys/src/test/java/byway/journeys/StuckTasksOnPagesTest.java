package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Work that cannot be done: staff see it, try it again when it is mended, or give it up. */
class StuckTasksOnPagesTest extends OnPages {
  private static final String PAGE = "/console/stuck-tasks";

  @Test
  void staff_try_again_what_is_stuck_once_its_cause_is_mended() throws SQLException {
    var order = orderThatNobodyPays();
    var kept = spoil(order);
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      var row = awaitStuck(page, order);
      assertThat(row.innerText()).contains("payments", "50", "payload_invalid");
      assertThat(health(page)).contains("Stuck tasks");

      page.navigate(showing.at + PAGE + "?filter=" + order);
      act(row, "Try again", "");
      assertThat(page.locator(".notice.bad").innerText()).contains("Say why");
      page.navigate(showing.at + PAGE + "?filter=" + order);
      restore(order, kept);
      act(row, "Try again", "the row is mended");
      assertThat(page.locator(".notice.good").innerText()).contains("tried again");
      assertThat(row.count()).isZero();
      assertThat(told(page, "task.try-again", order)).contains("the row is mended");
      Poll.until("it was done", PATIENCE, () -> failures(order) == 0);
    }
  }

  @Test
  void staff_give_up_what_nobody_can_mend_and_say_why() throws SQLException {
    var order = orderThatNobodyPays();
    spoil(order);
    var poor = Look.PHONE_LIGHT.options().setJavaScriptEnabled(false);
    try (var context = showing.context(Who.STAFF, poor)) {
      var page = context.newPage();
      var row = awaitStuck(page, order);
      var file = context.request().get(showing.at + PAGE + "?as=csv&filter=" + order).text();
      assertThat(file.lines()).hasSize(2);
      act(row, "Give up", "the order was a test");
      assertThat(page.locator(".notice.good").innerText()).contains("given up");
      assertThat(row.count()).isZero();
      assertThat(told(page, "task.give-up", order)).contains("the order was a test");
    }
  }

  private static String orderThatNobodyPays() {
    var order = UUID.randomUUID();
    var pack =
        showing
            .ask("/internal/catalog/packs")
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    showing.tell(
        "/internal/orders",
        """
        {"key":"%s","customerId":"%s","packId":"%s","returnUrl":"http://localhost/paid",
         "cancelUrl":"http://localhost/buy","saveCard":false}
        """
            .formatted(order, UUID.randomUUID(), pack));
    return order.toString();
  }

  /** What is kept makes no sense, and 49 attempts have failed on it; the platform does the last. */
  private static String spoil(String order) throws SQLException {
    try (var owner = showing.database();
        var read =
            owner.prepareStatement(
                "select task_data from payments.scheduled_tasks where subject = ?");
        var spoil =
            owner.prepareStatement(
                """
                update payments.scheduled_tasks
                set task_data = '"nonsense"', consecutive_failures = 49, execution_time = now()
                where subject = ?
                """)) {
      read.setString(1, order);
      try (var found = read.executeQuery()) {
        assertThat(found.next()).as("its payment is to be asked about").isTrue();
        var kept = found.getString(1);
        spoil.setString(1, order);
        assertThat(spoil.executeUpdate()).isEqualTo(1);
        return kept;
      }
    }
  }

  private static void restore(String order, String kept) throws SQLException {
    try (var owner = showing.database();
        var mend =
            owner.prepareStatement(
                "update payments.scheduled_tasks set task_data = ?::jsonb where subject = ?")) {
      mend.setString(1, kept);
      mend.setString(2, order);
      assertThat(mend.executeUpdate()).isEqualTo(1);
    }
  }

  /** How many attempts have failed since; none also where it is not planned any more. */
  private static int failures(String order) {
    try (var owner = showing.database();
        var read =
            owner.prepareStatement(
                """
                select coalesce(max(consecutive_failures), 0)
                  + count(*) filter (where task_data = '"nonsense"' or stuck_since is not null)
                from payments.scheduled_tasks where subject = ?
                """)) {
      read.setString(1, order);
      try (var found = read.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Locator awaitStuck(Page page, String order) {
    var row = page.locator("main tbody tr:has-text('" + order + "')");
    Poll.until(
        "it is stuck",
        PATIENCE,
        () -> {
          page.navigate(showing.at + PAGE + "?filter=" + order);
          return row.count() == 1;
        });
    return row;
  }

  private static String health(Page page) {
    page.navigate(showing.at + "/console/health");
    return page.locator("main").innerText();
  }
}
