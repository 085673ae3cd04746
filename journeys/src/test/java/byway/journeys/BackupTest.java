package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.SimulatedClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation is lost with its whole data directory while a guest is using data, and is there
 * again as it was at a chosen moment, from what it had brought away by then.
 */
class BackupTest {
  private static final long GRANTED = 10_000_000_000L;

  @TempDir Path home;
  private final Random random = new Random();

  @Test
  void lost_under_traffic_it_is_restored_to_a_chosen_moment_and_the_books_are_exact()
      throws Exception {
    var kept = home.resolve("kept");
    var key = home.resolve("recovery-key");
    try (var byway = Installation.prepared(home.resolve("data"))) {
      says(byway, 0, byway.settings(), "backup", "key", key.toString());
      var settings = byway.settings();
      settings.put("BYWAY_BACKUP_TO", kept.toString());
      settings.put("BYWAY_BACKUP_KEY_FILE", key.toString());
      settings.put("BYWAY_BACKUP_LOG_SECONDS", "1");
      var server = byway.start(settings, "up");
      byway.awaitAnswer(server, byway.httpPort);
      var platform = new Platform(byway);
      var customer = UUID.randomUUID();
      open(platform, customer);
      var hotspot = new WorkingHotspot(byway, platform, "kept", Clock.systemUTC());
      hotspot.signIn(customer);
      var phone = hotspot.phone;
      awaitMoment(kept, Instant.now(), phone);

      long before = consumed(platform, customer);
      var moment = Instant.now();
      useFor(phone, Duration.ofSeconds(1));
      long after = consumed(platform, customer);
      awaitMoment(kept, moment, phone);
      assertThat(before).isPositive();

      server.destroyForcibly().waitFor();
      Prepared.remove(byway.data);
      assertThat(
              says(byway, 66, settings, restore(kept, moment.minus(Duration.ofDays(1)), "early")))
          .contains("is not in the backup", "  from ");
      assertThat(says(byway, 66, settings, restore(kept, moment, "data"))).contains("is not empty");
      assertThat(says(byway, 0, settings, restore(kept, moment, "restored")))
          .contains("balances of " + platform.tenant + ": exact", "The books are exact.");
      assertThat(home.resolve("early")).doesNotExist();

      Prepared.remove(byway.data);
      Files.move(home.resolve("restored"), byway.data);
      server = byway.start(settings, "up");
      byway.awaitAnswer(server, byway.httpPort);
      assertThat(consumed(platform, customer)).isGreaterThanOrEqualTo(before);
      assertThat(after).isGreaterThanOrEqualTo(before);
      hotspot.signOut();
      hotspot.close();
      assertThat(says(byway, 0, settings, "books"))
          .contains("kept ledger: exact", "kept history: exact", "The books are exact.");
      assertThat(
              platform.ask("/internal/balances/accounts/" + customer).get("grantedBytes").asLong())
          .isEqualTo(GRANTED);
    }
  }

  /** Until what was committed then lies in the backup; the guest goes on meanwhile. */
  private void awaitMoment(Path kept, Instant moment, SimulatedClient phone) {
    Poll.until(
        "the moment is in the backup",
        PATIENCE,
        () -> {
          phone.download(random.nextInt(100_000));
          return reaches(kept).isAfter(moment);
        });
  }

  /** By the names of what lies there: a file of the log says until when it goes. */
  private static Instant reaches(Path kept) {
    try (var files = Files.walk(kept)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{24}\\.[0-9]+"))
          .map(name -> Instant.ofEpochMilli(Long.parseLong(name.substring(25))))
          .max(Instant::compareTo)
          .orElse(Instant.EPOCH);
    } catch (IOException | UncheckedIOException notYet) {
      return Instant.EPOCH;
    }
  }

  private String[] restore(Path from, Instant moment, String into) {
    return new String[] {
      "restore",
      "--from",
      from.toString(),
      "--to",
      moment.toString(),
      "--data",
      home.resolve(into).toString()
    };
  }

  private static String says(
      Installation byway, int status, Map<String, String> settings, String... words) {
    var process = byway.start(settings, words);
    int ended = byway.finish(process);
    var said = byway.said(process);
    assertThat(ended).as(said).isEqualTo(status);
    return said;
  }

  private static void open(Platform platform, UUID customer) throws IOException {
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'kept','name':'Kept','hosts':[],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':1000000}}
        """
            .formatted(platform.tenant));
    platform.tell(
        "/internal/balances/grants",
        """
        {'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}
        """
            .formatted(UUID.randomUUID(), customer, GRANTED));
  }

  private void useFor(SimulatedClient phone, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Poll.until(
        "time is over",
        time.plusSeconds(5),
        () -> {
          phone.download(random.nextInt(400_000));
          phone.upload(random.nextInt(40_000));
          return System.nanoTime() > end;
        });
  }

  private static long consumed(Platform platform, UUID customer) {
    try {
      return platform.ask("/internal/balances/accounts/" + customer).get("consumedBytes").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
