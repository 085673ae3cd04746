package byway.fronts.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardMessagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "es"})
  void every_message_is_said_in_every_language(String language) throws IOException {
    isSaid("dashboard", DashboardMessages.class, language);
    isSaid("own", OwnAccountMessages.class, language);
  }

  private void isSaid(String bundle, Class<?> messages, String language) throws IOException {
    var words = new Properties();
    var file = "/messages/" + bundle + "_" + language + ".properties";
    try (var in = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    assertThat(words.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(messages.getMethods()).map(Method::getName).toList());
  }
}
