package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.platform.NothingPersonal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log line keeps, and what it does not. */
class LogTest {
  private final NothingPersonal filter = new NothingPersonal();

  @ParameterizedTest
  @CsvSource({
    "no code went to ann.b+c@mail.example.org today, no code went to … today",
    "called +31 6 1234 5678 in vain, called … in vain",
    "client 02:00:5e:10:00:ff is blocked, client … is blocked",
    "header Authorization: Bearer abcdefgh12345678, header Authorization: …",
    "key sk_test_123456789, key …",
    "order 0199-aa took 12 ms at 10:20:30, order 0199-aa took 12 ms at 10:20:30"
  })
  void what_is_about_a_person_is_left_out_and_nothing_else(String said, String written) {
    var line = new ExtLogRecord(Level.INFO, said, LogTest.class.getName());
    assertThat(filter.isLoggable(line)).isTrue();
    assertThat(line.getFormattedMessage()).isEqualTo(written);
  }

  @Test
  void a_failure_keeps_its_kinds_and_places_and_loses_the_person() {
    var cause = new IllegalArgumentException("no such person: ann@example.org");
    var line = new ExtLogRecord(Level.WARNING, "broken", LogTest.class.getName());
    line.setThrown(new IllegalStateException("while signing in", cause));
    assertThat(filter.isLoggable(line)).isTrue();
    var written = new StringWriter();
    line.getThrown().printStackTrace(new PrintWriter(written));
    assertThat(written.toString())
        .contains("java.lang.IllegalStateException: while signing in")
        .contains("java.lang.IllegalArgumentException: no such person: …")
        .contains("a_failure_keeps_its_kinds_and_places")
        .doesNotContain("ann");
  }
}
