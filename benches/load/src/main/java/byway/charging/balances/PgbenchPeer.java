package byway.charging.balances;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.kit.context.Context;
import byway.kit.events.Envelopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * PostgreSQL's own limit: the queue's statements with the same arrays, ready made, sent by pgbench
 * as fast as the database takes them; one client per shard of accounts, rows in the order of their
 * keys.
 */
final class PgbenchPeer {
  private static final int WRITERS = 2;
  private static final int SCRIPTS = 60;

  private final ChargingHouse house;
  private final Random random = new Random(7);

  PgbenchPeer(ChargingHouse house) {
    this.house = house;
  }

  static boolean isInstalled() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
  }

  /**
   * Charges a second.
   *
   * @param settled whether each is; else its meter alone changes
   */
  double measure(int batch, int seconds, boolean settled) throws Exception {
    var folder = Files.createTempDirectory(house.directory, "pgbench");
    var running = new ArrayList<Process>();
    for (int writer = 0; writer < WRITERS; writer++) {
      var command =
          new ArrayList<>(
              List.of(
                  "pgbench",
                  "-n",
                  "-M",
                  "prepared",
                  "-c",
                  "1",
                  "-T",
                  "" + seconds,
                  "-h",
                  "127.0.0.1",
                  "-p",
                  "" + house.postgres.port(),
                  "-U",
                  house.postgres.superuser(),
                  "--random-seed=" + writer));
      for (int script = 0; script < SCRIPTS; script++) {
        var file = folder.resolve(writer + "-" + script + ".sql");
        Files.writeString(file, script(writer, batch, settled));
        command.addAll(List.of("-f", file.toString()));
      }
      command.add("postgres");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGPASSWORD", house.postgres.password());
      builder.environment().put("PGOPTIONS", "-c search_path=balances,byway");
      running.add(builder.redirectOutput(folder.resolve(writer + ".out").toFile()).start());
    }
    double batches = 0;
    for (int writer = 0; writer < WRITERS; writer++) {
      if (!running.get(writer).waitFor(seconds + 60L, TimeUnit.SECONDS)) {
        running.get(writer).destroyForcibly();
      }
      batches += tps(Files.readString(folder.resolve(writer + ".out")));
    }
    return batches * batch;
  }

  private static double tps(String out) {
    return out.lines()
        .filter(line -> line.startsWith("tps = "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(out.lines().limit(12).collect(Collectors.joining("\n"))));
  }

  private String script(int writer, int batch, boolean settled) throws IOException {
    var numbers =
        random
            .ints(0, house.accounts)
            .filter(n -> n % WRITERS == writer)
            .distinct()
            .limit(batch)
            .boxed()
            .toList();
    var accounts = array("uuid", numbers.stream().map(ChargingHouse::account).sorted().toList());
    var sorted =
        numbers.stream()
            .sorted(
                java.util.Comparator.comparing(
                    n -> new SessionKey(ChargingHouse.TENANT, ChargingHouse.session(n)),
                    SessionKey.ORDER))
            .toList();
    var sessions = array("uuid", sorted.stream().map(ChargingHouse::session).toList());
    var owners = array("uuid", sorted.stream().map(ChargingHouse::account).toList());
    var amounts = array("bigint", sorted.stream().map(n -> 100_000).toList());
    var tenants = array("uuid", sorted.stream().map(n -> ChargingHouse.TENANT).toList());
    var text = new StringBuilder("begin;\n");
    text.append("select set_config('byway.tenants', '" + ChargingHouse.TENANT + "', true);\n");
    if (settled) {
      text.append(
          """
          update accounts a set granted = a.granted + n.amount * 0, withdrawn = a.withdrawn, \
          consumed = a.consumed + n.amount, reserved = a.reserved, version = a.version + 1 \
          from (select unnest(%s) as tenant_id, unnest(%s) as account_id, unnest(%s) as amount) n \
          where a.tenant_id = n.tenant_id and a.account_id = n.account_id;
          """
              .formatted(tenants, accounts, amounts));
    }
    text.append(
        """
        update meters m set counted_up = m.counted_up, counted_down = m.counted_down + n.amount, \
        used_up = m.used_up, used_down = m.used_down + n.amount, ceiling = m.ceiling + n.amount, \
        closed = m.closed, ended_at = null, unsettled = m.unsettled, \
        unsettled_day = m.unsettled_day, paced_to = m.paced_to, version = m.version + 1 \
        from (select unnest(%s) as tenant_id, unnest(%s) as session_id, unnest(%s) as amount) n \
        where m.tenant_id = n.tenant_id and m.session_id = n.session_id;
        """
            .formatted(tenants, sessions, amounts));
    if (settled) {
      text.append(
          """
          insert into postings (tenant_id, at, account_id, from_ledger, to_ledger, unit, amount, reason, reference) \
          select unnest(%s), now(), unnest(%s), 'customer', 'used', 'B', unnest(%s), 'USE', unnest(%s);
          """
              .formatted(tenants, owners, amounts, sessions));
    }
    text.append(
        "insert into outbox (type, envelope) values ('balances.bytes-charged.v2', '%s');%n"
            .formatted(envelope(sorted)));
    return text.append("commit;\n").toString();
  }

  private static String envelope(List<Integer> numbers) {
    var at = Instant.now();
    var charges =
        numbers.stream()
            .map(
                n ->
                    new Charge(
                        ChargingHouse.session(n),
                        ChargingHouse.account(n),
                        ChargingHouse.device(n),
                        0,
                        100_000,
                        at))
            .toList();
    // A colon would be one of pgbench's variables.
    return Context.platform(ChargingHouse.TENANT)
        .call(() -> Envelopes.seal(BytesCharged.of(charges)).text().replace(":", "="));
  }

  private static String array(String type, List<?> values) {
    return values.stream()
        .map(Object::toString)
        .collect(Collectors.joining(",", "'{", "}'::" + type + "[]"));
  }
}
