package byway.benches;

import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.postgres.PostgresSettings;
import byway.kit.radius.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What operators run today: Debian's FreeRADIUS with its SQL module, schema and queries as they
 * come, on the same PostgreSQL. Its detail files are left out, which makes it faster than stock.
 */
final class FreeRadiusPeer implements AutoCloseable {
  static final Path STOCK = Path.of("/etc/freeradius/3.0");
  static final Secret SECRET = new Secret("testing123");

  final int access = RadiusHouse.freeUdpPort();
  final int accounting = RadiusHouse.freeUdpPort();
  private final EmbeddedPostgres postgres;
  private final Process process;

  FreeRadiusPeer(Path folder, int users) throws Exception {
    this.postgres =
        EmbeddedPostgres.start(
            PostgresSettings.of(
                folder.resolve("postgres"), folder.resolve("binaries"), "a password of the bench"));
    fill(users);
    var setup = folder.resolve("raddb");
    set(setup, folder);
    var log = folder.resolve("freeradius.log");
    this.process =
        new ProcessBuilder("freeradius", "-f", "-l", "stdout", "-d", setup.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(log);
  }

  static boolean isInstalled() {
    return Files.exists(Path.of("/usr/lib/freeradius/rlm_sql_postgresql.so"));
  }

  private void fill(int users) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(
          Files.readString(STOCK.resolve("mods-config/sql/main/postgresql/schema.sql")));
      statement.execute(
          """
          insert into radcheck (username, attribute, op, value)
          select 'customer-' || i || '@example.com', 'Cleartext-Password', ':=', 'key-' || i
          from generate_series(0, %d) i
          """
              .formatted(users - 1));
      statement.execute("vacuum analyze");
    }
  }

  /** The stock folder with the SQL module switched on, at ports of our own. */
  private void set(Path setup, Path folder) throws IOException, InterruptedException {
    run("cp", "-rL", STOCK.toString(), setup.toString());
    run("mkdir", "-p", folder.resolve("run").toString());
    edit(
        setup.resolve("radiusd.conf"),
        "logdir = /var/log/freeradius",
        "logdir = " + folder.resolve("run"),
        "run_dir = ${localstatedir}/run/${name}",
        "run_dir = " + folder.resolve("run"),
        "user = freerad",
        "",
        "group = freerad",
        "");
    var sql = setup.resolve("mods-enabled/sql");
    Files.copy(setup.resolve("mods-available/sql"), sql);
    edit(
        sql,
        "dialect = \"sqlite\"",
        "dialect = \"postgresql\"",
        "driver = \"rlm_sql_null\"",
        "driver = \"rlm_sql_postgresql\"\n server = 127.0.0.1\n port = %d\n login = %s\n password = \"%s\""
            .formatted(postgres.port(), postgres.superuser(), postgres.password()),
        "radius_db = \"radius\"",
        "radius_db = \"postgres\"");
    Files.delete(setup.resolve("sites-enabled/inner-tunnel"));
    Files.delete(setup.resolve("mods-enabled/eap"));
    Files.writeString(setup.resolve("sites-enabled/default"), site());
  }

  /** What the stock site does with PAP and accounting, with the SQL module and nothing beside. */
  private String site() {
    return """
        server default {
          listen { type = auth
            ipaddr = 127.0.0.1
            port = %d
          }
          listen { type = acct
            ipaddr = 127.0.0.1
            port = %d
          }
          authorize {
            preprocess
            sql
            pap
          }
          authenticate {
            Auth-Type PAP {
              pap
            }
          }
          preacct {
            preprocess
            acct_unique
          }
          accounting {
            sql
          }
          post-auth {
            sql
          }
        }
        """
        .formatted(access, accounting);
  }

  private static void edit(Path file, String... pairs) throws IOException {
    var text = Files.readString(file);
    for (int i = 0; i < pairs.length; i += 2) {
      if (!text.contains(pairs[i])) {
        throw new IllegalStateException(file + " does not say " + pairs[i]);
      }
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    Files.writeString(file, text);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", List.of(command)));
    }
  }

  private void await(Path log) throws IOException, InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      if (Files.readString(log).contains("Ready to process requests")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(Files.readString(log));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    postgres.close();
  }
}
