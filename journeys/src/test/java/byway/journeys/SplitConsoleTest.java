package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of one process about work of another. */
@Needs(value = "/usr/bin/chromium", packages = "chromium")
class SplitConsoleTest {
  @TempDir Path directory;

  @Test
  void staff_give_up_what_is_stuck_in_another_process() throws Exception {
    try (var split = new SplitInstallation(directory)) {
      var rest = split.rest;
      var demo = split.startRest("demo");
      rest.awaitAnswer(demo, rest.httpPort);
      Poll.until("it is open", PATIENCE, () -> rest.said(demo).contains(" is open, with "));
      assertThat(Files.exists(rest.data.resolve("demo.properties"))).isTrue();
      try (var showing = Showing.at(rest.data, rest.httpPort)) {
        var guest = stick(split.databasePort);
        giveUp(showing, guest);
      }
    }
  }

  /**
   * An owner's part that makes no sense, on which 14 attempts have failed; the platform does the
   * last.
   */
  private static String stick(int port) throws Exception {
    var guest = UUID.randomUUID().toString();
    try (var owner = DatabaseOwner.connect(port, SplitInstallation.SECRET);
        var add =
            owner.prepareStatement(
                """
                insert into rewards.scheduled_tasks (task_name, task_instance, tenant_id, subject,
                  task_data, added_at, execution_time, consecutive_failures)
                values ('pay-owner', ?, ?, ?, '"nonsense"', now(), now(), 14)
                """)) {
      add.setString(1, Showing.DEMO_OPERATOR + "/" + guest);
      add.setObject(2, Showing.DEMO_OPERATOR);
      add.setString(3, guest);
      assertThat(add.executeUpdate()).isEqualTo(1);
    }
    return guest;
  }

  private static void giveUp(Showing showing, String guest) {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      var row = page.locator("main tbody tr:has-text('" + guest + "')");
      Poll.until(
          "it is stuck",
          PATIENCE,
          () -> {
            page.navigate(showing.at + "/console/stuck-tasks");
            return row.count() == 1;
          });
      assertThat(row.innerText()).contains("rewards: pay-owner", "payload_invalid");
      assertThat(page.locator(".notice.warn").count()).isZero();
      row.locator("summary:has-text('Give up')").click();
      var form = row.locator("details[open]");
      form.locator("input[name=one-reason]").fill("nobody knows the guest");
      form.locator("button").click();
      assertThat(page.locator(".notice.good").innerText()).contains("given up");
      assertThat(row.count()).isZero();
    }
  }
}
