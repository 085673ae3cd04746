package byway.kit.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which moments can be restored, from which base, and with how much of the log. */
class WindowTest {
  @TempDir Path home;
  private Kept kept;

  @BeforeEach
  void open() throws IOException {
    kept = new Kept(home);
  }

  @Test
  void a_moment_is_restored_from_the_last_base_before_it_and_no_more_log_than_it_needs()
      throws IOException {
    kept.base("a", 0, 1);
    for (int n = 2; n <= 9; n++) {
      kept.log("a", n, n);
    }
    kept.base("a", 4, 4);
    var window = chosen(Optional.of(Kept.hour(6.5)));
    assertThat(window.base().id()).isEqualTo("base-4");
    assertThat(window.upTo(Optional.of(Kept.hour(6.5))))
        .containsExactly(Kept.segment(5), Kept.segment(6), Kept.segment(7));
    assertThat(chosen(Optional.of(Kept.hour(3))).base().id()).isEqualTo("base-0");
    assertThat(chosen(Optional.empty()).to()).isEqualTo(Kept.hour(9));
  }

  @Test
  void what_comes_after_a_gap_in_the_log_is_not_there() throws IOException {
    kept.base("a", 0, 254);
    kept.log("a", 255, 1);
    kept.log("a", 256, 2);
    kept.log("a", 258, 4);
    assertThat(chosen(Optional.of(Kept.hour(2))).base().id()).isEqualTo("base-0");
    assertRefused(3, "from 2026-03-01T12:00:00Z to 2026-03-01T14:00:00Z");
  }

  @Test
  void a_moment_before_the_first_base_or_in_the_future_is_refused_with_what_there_is()
      throws IOException {
    assertThatThrownBy(() -> chosen(Optional.empty())).hasMessageContaining("no backup at");
    kept.base("a", 0, 1);
    kept.log("a", 2, 2);
    assertRefused(-1, "from 2026-03-01T12:00:00Z to 2026-03-01T14:00:00Z");
    assertRefused(2.5, "from 2026-03-01T12:00:00Z to 2026-03-01T14:00:00Z");
  }

  @Test
  void of_two_histories_the_later_one_is_meant() throws IOException {
    kept.base("a", 0, 1);
    kept.log("a", 2, 5);
    kept.base("b", 2, 1);
    kept.log("b", 2, 3);
    assertThat(chosen(Optional.of(Kept.hour(2.5))).base().chain()).isEqualTo("b");
    assertThat(chosen(Optional.of(Kept.hour(4))).base().chain()).isEqualTo("a");
  }

  @Test
  void what_nothing_wanted_is_restored_from_goes_and_every_wanted_moment_stays()
      throws IOException {
    kept.base("old", -9, 1);
    kept.base("a", 0, 1);
    kept.base("a", 4, 4);
    kept.base("a", 8, 8);
    for (int n = 2; n <= 9; n++) {
      kept.log("a", n, n);
    }
    Forget.before(kept.archive, Kept.hour(6), "a");
    assertThat(kept.archive.bases()).extracting(Base::id).containsExactly("base-4", "base-8");
    assertThat(kept.archive.segments("a").firstKey()).isEqualTo(Kept.segment(4));
    assertThat(kept.archive.chains()).containsExactly("a");
    assertThat(chosen(Optional.of(Kept.hour(6))).base().id()).isEqualTo("base-4");
    Forget.before(kept.archive, Kept.hour(600), "a");
    assertThat(kept.archive.bases()).extracting(Base::id).containsExactly("base-8");
  }

  private Window chosen(Optional<Instant> moment) throws IOException {
    return Window.choose(Window.of(kept.archive), moment, "there");
  }

  private void assertRefused(double hour, String told) {
    assertThatThrownBy(() -> chosen(Optional.of(Kept.hour(hour))))
        .hasMessageContainingAll("is not in the backup", told);
  }
}
