package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.hotspot.agent.JournalEntry.CommandObeyed;
import byway.hotspot.agent.JournalEntry.SessionSettled;
import byway.hotspot.agent.JournalEntry.SessionStands;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir Path folder = Path.of("set by JUnit");
  private Path file = folder;

  private static final List<JournalEntry> ENTRIES =
      List.of(
          new SessionStands(
              new UUID(1, 2),
              MacAddress.parse("02:00:5e:10:00:01"),
              5_000_000_000L,
              64,
              1,
              4_294_967_296L,
              3,
              4,
              CloseReason.IDLE,
              -7,
              new Enforcement.Counters(8, 9)),
          new SessionStands(
              new UUID(3, 4), null, 1, 0, 0, 0, 0, 0, null, 0, Enforcement.Counters.ZERO),
          new SessionSettled(new UUID(5, 6), 7, 8),
          new CommandObeyed(9));

  @BeforeEach
  void place() {
    file = folder.resolve("hotspot").resolve("journal");
  }

  @Test
  void what_was_appended_is_there_after_a_restart() {
    write(ENTRIES);
    assertThat(read()).isEqualTo(ENTRIES);
  }

  @Test
  void a_torn_last_record_is_cut_off_wherever_it_is_torn() throws IOException {
    write(ENTRIES.subList(0, 3));
    byte[] whole = Files.readAllBytes(file);
    write(List.of(ENTRIES.get(3)));
    byte[] more = Files.readAllBytes(file);
    for (int length = whole.length; length < more.length; length++) {
      Files.write(file, Arrays.copyOf(more, length));
      assertThat(read()).as("cut at " + length).isEqualTo(ENTRIES.subList(0, 3));
      assertThat(Files.size(file)).isEqualTo(whole.length);
    }
    write(List.of(ENTRIES.get(3)));
    assertThat(read()).isEqualTo(ENTRIES);
  }

  @Test
  void zeros_where_the_last_record_should_be_are_cut_off() throws IOException {
    write(ENTRIES);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 4096));
    assertThat(read()).isEqualTo(ENTRIES);
  }

  @Test
  void any_flipped_bit_is_noticed() throws IOException {
    write(ENTRIES.subList(0, 1));
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      assertThat(read()).as("bit " + bit).isEmpty();
    }
  }

  @Test
  void it_is_rewritten_before_it_grows_without_bound() throws IOException {
    try (var journal = open(10_000)) {
      journal.replay(entry -> {});
      for (int i = 0; i < 10_000; i++) {
        journal.append(ENTRIES.get(0));
        if (journal.wantsRewrite()) {
          journal.rewrite(ENTRIES);
        }
        assertThat(journal.sizeBytes()).isLessThan(11_000);
      }
      journal.rewrite(ENTRIES);
      journal.append(new CommandObeyed(10));
    }
    assertThat(read()).startsWith(ENTRIES.toArray(JournalEntry[]::new)).hasSize(5);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_rewrite_that_power_loss_cut_short_leaves_the_old_journal() throws IOException {
    write(ENTRIES);
    Files.writeString(file.resolveSibling("journal.new"), "half a jour");
    assertThat(read()).isEqualTo(ENTRIES);
  }

  @Test
  void two_agents_cannot_share_one() {
    try (var first = open(10_000)) {
      first.replay(entry -> {});
      assertThatThrownBy(() -> open(10_000))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("another agent");
      first.rewrite(ENTRIES);
      assertThatThrownBy(() -> open(10_000)).isInstanceOf(UncheckedIOException.class);
    }
    assertThat(read()).isEqualTo(ENTRIES);
  }

  @Test
  void an_agent_killed_under_traffic_with_a_torn_journal_settles_exactly() throws IOException {
    var bench = new Bench(1, () -> open(2_000));
    var account = bench.serving(100 * MB);
    for (int kill = 0; kill < 20; kill++) {
      bench.client.download(2 * MB);
      bench.seconds(kill % 3);
      bench.client.upload(MB);
      bench.agent.crash();
      bench.loop.run();
      byte[] journal = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(journal, journal.length - kill % 5));
      bench.client.download(MB);
      bench.started();
      bench.seconds(1);
    }
    bench.settle();
    assertThat(account.used()).isEqualTo(bench.client.passedBytes()).isEqualTo(80 * MB);
  }

  private FileJournal open(long rewriteBytes) {
    return FileJournal.open(file, rewriteBytes);
  }

  private void write(List<JournalEntry> entries) {
    try (var journal = open(10_000)) {
      journal.replay(entry -> {});
      entries.forEach(journal::append);
      journal.sync();
    }
  }

  private List<JournalEntry> read() {
    var entries = new ArrayList<JournalEntry>();
    try (var journal = open(10_000)) {
      journal.replay(entries::add);
    }
    return entries;
  }
}
