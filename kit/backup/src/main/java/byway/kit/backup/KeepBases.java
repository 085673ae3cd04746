package byway.kit.backup;

import byway.kit.platform.Chore;
import byway.kit.platform.OwnedDatabase;
import byway.kit.secrets.KeptSecrets;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Makes whole copies when they are due, and lets go of those that nothing is restored from. */
@Singleton
class KeepBases implements Chore {
  private static final Logger LOG = Logger.getLogger(KeepBases.class);
  private static final Duration OFTEN = Duration.ofSeconds(10);

  /** What failed is tried again so much later. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final KeptState state;
  private final OwnedDatabase database;
  private final Settings settings;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private Instant notBefore = Instant.EPOCH;

  KeepBases(
      KeptState state,
      OwnedDatabase database,
      Settings settings,
      InstantSource clock,
      MeterRegistry metrics) {
    this.state = state;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duration every() {
    return state.told().log().compareTo(OFTEN) < 0 ? state.told().log() : OFTEN;
  }

  @Override
  public void run() {
    if (!state.isKept() || clock.instant().isBefore(notBefore) || !state.tryToCopy()) {
      return;
    }
    try {
      var archive = state.archive();
      var last = state.chain(archive).map(Chain::lastBaseAt);
      if (last.isEmpty() || !clock.instant().isBefore(last.get().plus(state.told().every()))) {
        var unused = copy(archive);
      }
    } catch (IOException | SQLException e) {
      notBefore = clock.instant().plus(AGAIN);
      state.troubled("no whole copy could be made: " + e.getMessage());
    } finally {
      state.copied();
    }
  }

  /** One more, to where they go by themselves; who calls has the right to copy. */
  Base copy(Archive archive) throws IOException, SQLException {
    try {
      var going = state.chain(archive);
      var base = copy(archive, going.map(Chain::id));
      if (going.isPresent()) {
        state.change(one -> one.withBase(base));
      } else {
        state.begin(
            new Chain(
                base.chain(),
                archive.place(),
                base.lastSegment(),
                base.reachesTo(),
                base.startedAt(),
                secretHash()));
      }
      Forget.before(archive, clock.instant().minus(state.told().kept()), base.chain());
      state.well();
      return base;
    } catch (IOException | SQLException | RuntimeException e) {
      count("failed");
      throw e;
    }
  }

  /**
   * One to anywhere.
   *
   * @param chain that goes on there; without it a new one begins
   */
  Base copy(Archive archive, Optional<String> chain) throws IOException, SQLException {
    long began = System.nanoTime();
    var startedAt = clock.instant();
    var id = newId(startedAt);
    var cluster = database.cluster().orElseThrow();
    var secret =
        settings.of(SecretSettings.class).isTold()
            ? Optional.<String>empty()
            : KeptSecrets.text(settings.data());
    if (secret.isPresent() && chain.isEmpty()) {
      archive.putSecret(id, startedAt, secret.get());
    }
    var base =
        new TakeBase(database, cluster, archive)
            .take(chain.orElse(id), id, startedAt, secret.isPresent());
    archive.put(base);
    count("done");
    LOG.infof(
        "a whole copy of %,d MB is at %s, after %d s",
        base.bytes() / 1_000_000,
        archive.place(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    return base;
  }

  private String secretHash() throws IOException {
    return settings.of(SecretSettings.class).isTold()
        ? ""
        : KeptSecrets.text(settings.data())
            .map(text -> Archive.sha256(text.getBytes(StandardCharsets.UTF_8)))
            .orElse("");
  }

  static String newId(Instant at) {
    return "%s-%06x".formatted(ID.format(at), ThreadLocalRandom.current().nextInt(1 << 24));
  }

  private void count(String outcome) {
    metrics.counter("byway_backups_total", "outcome", outcome).increment();
  }
}
