package byway.journeys;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that look at the pages of one demo. */
@Needs(value = "/usr/bin/chromium", packages = "chromium")
abstract class OnPages {
  @TempDir static Path data;
  static Showing showing;

  @BeforeAll
  static void openTheDemo() {
    showing = Showing.open(data);
  }

  @AfterAll
  static void closeIt() {
    showing.close();
  }
}
