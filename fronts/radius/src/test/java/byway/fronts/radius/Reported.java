package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An access point that reports, and what is charged of it. */
abstract class Reported {
  static final byte[] FOREIGN = "another server's".getBytes(StandardCharsets.UTF_8);

  final Front front = new Front();

  void tell(Words words) {
    assertThat(front.isAnswered(words.all())).isTrue();
    front.deliverFacts();
  }

  void pass(long seconds) {
    front.clock.advance(Duration.ofSeconds(seconds));
  }

  long now() {
    return front.clock.instant().getEpochSecond();
  }

  void assertCharged(long megabytes) {
    assertThat(front.charged("ann@x")).isEqualTo(megabytes * 1_000_000);
  }
}
