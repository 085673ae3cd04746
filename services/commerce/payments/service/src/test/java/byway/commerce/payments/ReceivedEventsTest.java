package byway.commerce.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceivedEventsTest {
  /** What has run somewhere is not changed: the old script has them itself, the kit all others. */
  @Test
  void the_tables_of_received_events_are_those_of_the_kit() throws IOException {
    var ours = script("db/payments/V4__received_events.sql");
    var kits = script("db/incoming/received_events.sql").split(";", -1);
    assertThat(kits).hasSizeGreaterThan(3);
    for (var statement : kits) {
      assertThat(ours).contains(statement.replaceFirst("(?s).*?(create |$)", "$1").strip());
    }
  }

  private static String script(String name) throws IOException {
    try (var in = ReceivedEventsTest.class.getClassLoader().getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
