package byway.hotspot.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EnrollingTest {
  @TempDir Path folder;
  private final List<String> troubles = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final TestAuthority authority = new TestAuthority("platform");

  private final class Watched implements Enrolling.Screen {
    @Override
    public void claim(Claim claim) {
      claims.add(claim);
    }

    @Override
    public void claimed(String name, String owner) {
      owners.add(owner);
    }

    @Override
    public void trouble(String words) {
      troubles.add(words);
      if (troubles.size() == 2) {
        Thread.currentThread().interrupt(); // twice is enough
      }
    }
  }

  private IdentityFile file() {
    return IdentityFile.open(folder.resolve("box").resolve("identity"), Clock.systemUTC());
  }

  /** Nobody waits; who was interrupted ends. */
  private void pass(Duration time) throws InterruptedException {
    pauses.add(time);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private Place enrol(FakePlatform platform, IdentityFile file) throws InterruptedException {
    var box = new Enrolling.Box("BW-1", "A box", "");
    return new Enrolling(platform.address(), box, file, new Watched(), this::pass).enrol();
  }

  @Test
  void a_box_shows_its_code_until_it_is_claimed_and_keeps_who_it_is() throws Exception {
    try (var platform = new FakePlatform(authority)) {
      platform.waits = 2;
      var place = enrol(platform, file());
      assertThat(place.login().userName()).startsWith("cafe/");
      assertThat(claims).extracting(Claim::code).containsExactly("K7QF-93T8");
      assertThat(owners).containsExactly("Olivia");
      assertThat(platform.looked).extracting(form -> form.get("nonce")).doesNotHaveDuplicates();
      assertThat(file().place()).contains(place);
      assertThat(enrol(platform, file())).isEqualTo(place);
      assertThat(platform.asked).hasSize(1);
    }
  }

  @Test
  void neither_the_key_nor_the_secret_ever_leaves_the_box() throws Exception {
    try (var platform = new FakePlatform(authority)) {
      var file = file();
      var unused = enrol(platform, file);
      var said = platform.asked.toString() + platform.looked;
      assertThat(said).doesNotContain(file.get().secret(), file.get().key().privateText());
      assertThat(said).contains(BoxKey.hash(file.get().secret()));
    }
  }

  @Test
  void an_answer_of_another_time_is_not_taken() throws Exception {
    try (var platform = new FakePlatform(authority)) {
      platform.signedNonce = "nonce-of-yesterday";
      var file = file();
      assertThatThrownBy(() -> enrol(platform, file)).isInstanceOf(InterruptedException.class);
      assertThat(troubles).allMatch(words -> words.contains("is of another time"));
      assertThat(file.place()).isEmpty();
    }
  }

  @Test
  void what_the_platform_refuses_is_said_in_its_words_and_asked_again() throws Exception {
    try (var platform = new FakePlatform(authority)) {
      platform.refuses = 1;
      assertThat(enrol(platform, file()).login().tenantSlug()).isEqualTo("cafe");
      assertThat(troubles).containsExactly("too many boxes wait");
      assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void only_its_owner_reads_the_file_and_half_of_one_is_never_there() throws Exception {
    var first = file();
    var at = folder.resolve("box").resolve("identity");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at)))
        .isEqualTo("rw-------");
    Files.writeString(at.resolveSibling("identity.new"), "key.private=ha"); // power went then
    var again = file();
    assertThat(again.get().secret()).isEqualTo(first.get().secret());
    again.change(Identity::changing);
    assertThat(Files.exists(at.resolveSibling("identity.new"))).isFalse();
    Files.writeString(at, "secret=x\n");
    assertThatThrownBy(this::file)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(Exception.class);
    IdentityFile.forget(at);
    assertThat(file().get().secret()).isNotEqualTo(first.get().secret());
  }

  @Test
  void while_a_secret_is_changed_both_are_tried_and_the_one_that_was_taken_stays()
      throws Exception {
    try (var platform = new FakePlatform(authority)) {
      var file = file();
      var unused = enrol(platform, file);
      var credentials = new KeptCredentials(file, Duration.ofDays(30));
      var old = file.get().secret();
      assertThat(credentials.secrets()).containsExactly(old);
      var told = credentials.change().orElseThrow();
      var fresh = credentials.secrets().getFirst();
      assertThat(told.hash()).isEqualTo(BoxKey.hash(fresh));
      assertThat(told.number()).isEqualTo(1);
      assertThat(new KeptCredentials(file(), Duration.ofDays(30)).secrets())
          .containsExactly(fresh, old);
      assertThat(credentials.change().orElseThrow().number()).isEqualTo(2);
      credentials.accepted(old);
      assertThat(credentials.secrets()).containsExactly(old);
      var next = credentials.change().orElseThrow();
      assertThat(next.number()).isEqualTo(3);
      credentials.accepted(credentials.secrets().getFirst());
      assertThat(BoxKey.hash(credentials.secrets().getFirst())).isEqualTo(next.hash());
      assertThat(credentials.secrets()).hasSize(1);
    }
  }

  @Test
  void after_some_days_a_box_wants_another_secret_by_itself() {
    var now = Instant.parse("2026-03-01T00:00:00Z");
    InstantSource clock = () -> now;
    var file = IdentityFile.open(folder.resolve("identity"), clock);
    var credentials = new KeptCredentials(file, Duration.ofDays(30));
    assertThat(credentials.wantsChange(now.plus(Duration.ofDays(29)))).isFalse();
    assertThat(credentials.wantsChange(now.plus(Duration.ofDays(30)))).isTrue();
  }

  @Test
  void a_code_is_drawn_for_a_terminal_and_for_a_page() {
    var claim = new Claim("K7QF-93T8", "https://a", 30, List.of("101", "010", "101"));
    assertThat(claim.drawn().lines()).hasSize(4).allMatch(line -> line.length() == 7);
    assertThat(claim.svg()).contains("viewBox=\"0 0 7 7\"").contains("M2 2h1");
  }
}
