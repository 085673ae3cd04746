package byway.apps.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.web.Quota;
import byway.kit.web.RateLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How often who may come stands in {@code docs/http.md} as it is. */
@QuarkusTest
@QuarkusTestResource(RunningServices.class)
class QuotasReferenceTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "http.md");

  private final RateLimits limits;

  QuotasReferenceTest(RateLimits limits) {
    this.limits = limits;
  }

  @Test
  void every_quota_has_its_line_with_its_figure_and_there_is_no_other() throws IOException {
    var lines =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| quota |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("| `"))
            .toList();
    assertThat(lines).hasSameSizeAs(limits.quotas());
    for (var quota : limits.quotas()) {
      assertThat(lines)
          .as(quota.name())
          .anyMatch(
              line -> line.startsWith("| `" + quota.name() + "` |") && hasFigure(line, quota));
    }
  }

  private static boolean hasFigure(String line, Quota quota) {
    return line.contains("| %s".formatted(String.format(Locale.ROOT, "%,d", quota.requests())));
  }
}
