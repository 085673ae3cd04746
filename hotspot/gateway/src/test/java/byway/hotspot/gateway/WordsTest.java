package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What clients of a hotspot can make it write down. */
class WordsTest {
  @Test
  void a_thousand_lines_of_a_daemon_are_sixty_and_their_number() {
    var written = new ByteArrayOutputStream();
    var now = new AtomicLong();
    var words = new Words(new PrintStream(written, true, StandardCharsets.UTF_8), now::get);
    for (int i = 0; i < 1_000; i++) {
      words.write("dnsmasq: DHCPDISCOVER " + i + "x".repeat(2_000));
    }
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .hasSize(Words.LINES_A_MINUTE)
        .allMatch(line -> line.length() <= Words.MOST_CHARS + 1);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    written.reset();
    words.write("dnsmasq: DHCPACK");
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("(and 940 lines more in the minute before)", "dnsmasq: DHCPACK");
  }
}
