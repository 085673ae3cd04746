package byway.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that look at the pages of a demo, which is one for all of them: no test minds what others
 * have left there, each makes what it changes.
 */
@Needs(value = "/usr/bin/chromium", packages = "chromium")
abstract class OnPages {

  @TempDir static Path data;
  static Showing showing;

  @BeforeAll
  static void openTheDemo() {
    showing = Showing.forAll();
  }

  /**
   * What the audit log says of staff, once it says all of this: it is told a moment after the act.
   */
  static String told(Page page, String... all) {
    var log = showing.at + "/console/audit-log?filter=kind:staff";
    Poll.until(
        "the audit log says " + List.of(all),
        Poll.PATIENCE,
        () -> {
          page.navigate(log);
          var said = page.locator("main").innerText();
          return List.of(all).stream().allMatch(said::contains);
        });
    return page.locator("main tbody").innerText();
  }

  /** Does something to a row of a list, for a reason. */
  static void act(Locator row, String name, String reason) {
    var form = row.locator("details:has(summary:has-text('" + name + "'))");
    form.locator("summary").click();
    form.locator("input[name=one-reason]").fill(reason);
    form.locator("button").click();
  }
}
