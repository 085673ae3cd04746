package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.platform.NothingPersonal;
import byway.kit.reach.Reach;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
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
  void what_waits_for_a_database_that_hangs_is_not_said_again_and_what_else_breaks_is() {
    var waits =
        List.of(
            "Heartbeat was not handled: devices: its database cannot be reached (08006)",
            "Heartbeat was not handled: devices: no line to its database was free",
            "it will come again: orders did not answer: TimeoutException",
            "it will come again: orders did not answer: CircuitBreakerOpenException");
    assertThat(waits).allMatch(this::isWritten);
    var database = new Reach("the database at db:5432");
    database.lose("SQLSTATE 08006");
    assertThat(waits).noneMatch(this::isWritten);
    assertThat(isWritten("it will come again: orders did not answer: ConnectException")).isTrue();
    database.reached(System.nanoTime());
  }

  private boolean isWritten(String said) {
    return filter.isLoggable(new ExtLogRecord(Level.WARNING, said, LogTest.class.getName()));
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

  @Test
  void many_of_one_kind_are_a_few_lines_and_their_number() {
    var written = new ArrayList<String>();
    for (int i = 0; i < 1_000; i++) {
      written(written, 0, "a packet from %s is broken", "10.0.0." + i % 256);
    }
    written(written, 0, "something else from %s", "10.0.0.1");
    written(written, 60, "a packet from %s is broken", "10.0.0.9");
    written(written, 61, "a packet from %s is broken", "10.0.0.9");
    assertThat(written).hasSize(23);
    assertThat(written.get(19)).endsWith("(more of these within this minute are counted only)");
    assertThat(written.get(20)).isEqualTo("something else from 10.0.0.1");
    assertThat(written.get(21))
        .isEqualTo("a packet from 10.0.0.9 is broken (and 980 more in the minute before)");
    assertThat(written.get(22)).isEqualTo("a packet from 10.0.0.9 is broken");
  }

  private void written(List<String> written, long second, String said, String parameter) {
    var line = new ExtLogRecord(Level.WARNING, said, FormatStyle.PRINTF, LogTest.class.getName());
    line.setLoggerName("door");
    line.setParameters(new Object[] {parameter});
    line.setInstant(Instant.ofEpochSecond(1_800_000_000 + second));
    if (filter.isLoggable(line)) {
      written.add(line.getFormattedMessage());
    }
  }

  /** Whoever can make messages without number fills no log either. */
  @Test
  void messages_that_are_all_different_are_thinned_too() {
    var written = new ArrayList<String>();
    for (int i = 0; i < 5_000; i++) {
      written(written, 0, i + " is no number", "");
    }
    assertThat(written).hasSize(200);
  }

  @Test
  void what_comes_from_outside_is_one_line_of_bounded_length_without_a_stack_trace() {
    var line = new ExtLogRecord(Level.WARNING, "x\r\n12:00 INFO forged" + "y".repeat(9_000), "");
    line.setThrown(new IllegalStateException("while reading", new SocketException("reset")));
    assertThat(filter.isLoggable(line)).isTrue();
    assertThat(line.getThrown()).isNull();
    assertThat(line.getFormattedMessage())
        .startsWith("x  12:00 INFO forged")
        .hasSizeLessThan(1_100)
        .doesNotContain("\n");
  }

  @Test
  void of_a_fault_of_ours_the_first_traces_are_kept() {
    int traces = 0;
    for (int i = 0; i < 10; i++) {
      var line = new ExtLogRecord(Level.SEVERE, "unexpected failure", LogTest.class.getName());
      line.setInstant(Instant.ofEpochSecond(1_800_000_000));
      line.setThrown(new NullPointerException("ours"));
      assertThat(filter.isLoggable(line)).isTrue();
      traces += line.getThrown() == null ? 0 : 1;
      assertThat(line.getThrown() == null)
          .isEqualTo(line.getFormattedMessage().endsWith("NullPointerException: ours"));
    }
    assertThat(traces).isEqualTo(2);
  }
}
