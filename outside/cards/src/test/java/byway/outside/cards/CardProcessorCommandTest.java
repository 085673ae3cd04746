package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardProcessorCommandTest {
  private final List<String> problems = new ArrayList<>();

  @Test
  void arguments_win_over_the_environment() {
    CardProcessorSettings settings =
        CardProcessorCommand.settings(
            List.of("--port=8123", "--webhook-url=http://localhost:9/hooks"),
            Map.of("BYWAY_CARDS_PORT", "1", "BYWAY_CARDS_KEY", "sk_test_1", "PATH", "/bin"),
            problems);
    assertThat(problems).isEmpty();
    assertThat(settings.port()).isEqualTo(8123);
    assertThat(settings.apiKey()).isEqualTo("sk_test_1");
    assertThat(settings.webhook().url()).isEqualTo(URI.create("http://localhost:9/hooks"));
    assertThat(settings.toString()).doesNotContain("sk_test_1");
  }

  @Test
  void all_mistakes_are_told_at_once() {
    CardProcessorCommand.settings(
        List.of("--port=70000", "--colour=red", "now", "--public-url=ftp://x"),
        Map.of("BYWAY_CARDS_KEYS", "x"),
        problems);
    assertThat(problems).hasSize(5);
  }
}
