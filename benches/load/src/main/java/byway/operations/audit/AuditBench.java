package byway.operations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import byway.benches.Figures;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.context.Context;
import byway.kit.events.ActEnded;
import byway.kit.events.ActEnded.Change;
import byway.kit.events.Envelope;
import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.tasks.Tasks;
import byway.kit.values.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Entries a second that one operator's chain takes, durably: one at a time, and in the lots in
 * which they are told; and how long it takes to prove them.
 */
final class AuditBench {
  private static final String SECRET = "a secret that only benches know, of fair length";
  private static final int WARM = 200;
  private static final int LOT = 150;
  private static final int CONNECTIONS = 4;

  private AuditBench() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    var directory = Files.createTempDirectory("byway-bench");
    var settings =
        PostgresSettings.of(
            directory.resolve("postgres"),
            Path.of(System.getProperty("user.home"), ".cache", "byway", "postgres"),
            SECRET);
    try (var postgres = EmbeddedPostgres.start(settings)) {
      measure(postgres, directory.resolve("witness"), seconds);
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void measure(EmbeddedPostgres postgres, Path witnesses, int seconds)
      throws IOException {
    var keys = new Keys(SECRET);
    try (var databases =
        new Databases(
            postgres.jdbcUrl(), postgres.superuser(), postgres.password(), keys, CONNECTIONS)) {
      var store = new AuditStore(databases);
      store.prepare();
      var seals = new Seals(keys);
      var witness = new Witness(witnesses, seals);
      var alarms = new RaiseAlarms(new Ids(InstantSource.system()));
      var write = new WriteActs(store, seals, witness, alarms, new Tasks(InstantSource.system()));
      var subscription = new AuditListener(store, write).subscriptions().getFirst();
      var figures = new Figures("audit");
      figures.add("entries, one at a time", rate(subscription, 1, seconds), "a second");
      figures.add("entries, " + LOT + " at a time", rate(subscription, LOT, seconds), "a second");
      prove(figures, new ProveChain(store, seals, witness), subscription);
      figures.keep();
    }
  }

  private static long rate(Subscription subscription, int together, int seconds) {
    var operator = UUID.randomUUID();
    for (int i = 0; i < WARM; i++) {
      subscription.delivery().take(List.of(told(operator)));
    }
    long began = System.nanoTime();
    long until = began + seconds * 1_000_000_000L;
    long entries = 0;
    while (System.nanoTime() < until) {
      subscription
          .delivery()
          .take(IntStream.range(0, together).mapToObj(i -> told(operator)).toList());
      entries += together;
    }
    return entries * 1_000_000_000L / (System.nanoTime() - began);
  }

  private static void prove(Figures figures, ProveChain prove, Subscription subscription) {
    var operator = UUID.randomUUID();
    for (int lot = 0; lot < 20_000 / LOT + 1; lot++) {
      subscription.delivery().take(IntStream.range(0, LOT).mapToObj(i -> told(operator)).toList());
    }
    long began = System.nanoTime();
    var proof = Context.platform(operator).call(prove::ofTenant);
    if (!proof.isWhole()) {
      throw new IllegalStateException("the chain is not whole");
    }
    long nanos = System.nanoTime() - began;
    figures.add("entries proven", proof.acts() * 1_000_000_000L / nanos, "a second");
  }

  private static Envelope told(UUID operator) {
    var act =
        new ActEnded(
            UUID.randomUUID(),
            Instant.now(),
            "STAFF",
            UUID.randomUUID(),
            "owner",
            "hotspot.block",
            "devices.block",
            UUID.randomUUID().toString(),
            "DONE",
            "",
            "it was reported stolen",
            List.of(new Change("blocked", "false", "true")),
            "0af7651916cd43dd8448eb211c80319c");
    return Context.platform(operator)
        .call(
            () ->
                Envelope.decode(
                    Envelope.of(UUID.randomUUID(), Instant.now(), act).encode().getBytes(UTF_8)));
  }
}
