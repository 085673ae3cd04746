package byway.kit.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Creates and migrates the services' schemas as the installation's own role. What has not changed
 * since the last start is recognised by a fingerprint and costs one query.
 */
final class Provisioning {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{1,30}");
  private static final long LOCK = 0x6279_7761_79L;

  private final String jdbcUrl;
  private final String user;
  private volatile String password;
  private final Jdbi jdbi;
  private boolean grounded;

  Provisioning(String jdbcUrl, String user, String password) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
    this.jdbi = Jdbi.create(() -> DriverManager.getConnection(jdbcUrl, user, this.password));
  }

  void ownerHas(String newPassword) {
    password = newPassword;
  }

  /** Several processes may start at once: one of them at a time gets here. */
  synchronized void provision(String service, Login login, List<String> migrations) {
    if (!NAME.matcher(service).matches()) {
      throw new IllegalArgumentException("not a name for a schema: " + service);
    }
    var scripts = new MigrationScripts(service, migrations);
    var fingerprint = fingerprint(login, scripts);
    jdbi.useHandle(
        handle -> {
          ask(handle, "select pg_advisory_lock(?)", LOCK);
          try {
            infrastructure(handle);
            if (!fingerprint.equals(known(handle, service))) {
              build(handle, service, login);
              migrate(service, scripts);
              grant(handle, service);
              remember(handle, service, fingerprint);
            }
          } finally {
            ask(handle, "select pg_advisory_unlock(?)", LOCK);
          }
        });
  }

  /** What is there and what is known; nothing is changed. */
  Standing standing(String service, List<String> migrations) {
    var scripts = new MigrationScripts(service, migrations);
    return jdbi.withHandle(
        handle -> {
          boolean isThere =
              handle
                  .createQuery("select to_regclass(:table) is not null")
                  .bind("table", service + ".migrations")
                  .mapTo(Boolean.class)
                  .one();
          var done = isThere ? done(handle, service) : Set.<Integer>of();
          return new Standing(
              isThere,
              scripts.names().stream()
                  .filter(name -> !done.contains(MigrationScripts.version(name)))
                  .map(name -> service + "/" + name)
                  .toList(),
              done.stream()
                  .filter(version -> version > scripts.newest())
                  .sorted()
                  .map(version -> "%s/V%d".formatted(service, version))
                  .toList());
        });
  }

  private static Set<Integer> done(Handle handle, String service) {
    return Set.copyOf(
        handle
            .createQuery(
                "select version::int from %s.migrations where success and version ~ '^[0-9]+$'"
                    .formatted(service))
            .mapTo(Integer.class)
            .list());
  }

  private void infrastructure(Handle handle) {
    if (!grounded) {
      Sql.run(handle, Sql.of("ground.sql"));
      grounded = true;
    }
  }

  private static String known(Handle handle, String service) {
    return handle
        .createQuery("select fingerprint from byway.provisioned where service = :service")
        .bind("service", service)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  private static void remember(Handle handle, String service, String fingerprint) {
    handle.execute(
        """
        insert into byway.provisioned (service, fingerprint) values (?, ?)
        on conflict (service) do update set fingerprint = excluded.fingerprint, at = now()
        """,
        service,
        fingerprint);
  }

  /** Lets a service in by one more login. */
  synchronized void letIn(String service, Login login) {
    jdbi.useHandle(
        handle -> {
          ask(handle, "select pg_advisory_lock(?)", LOCK);
          try {
            letIn(handle, service, login);
          } finally {
            ask(handle, "select pg_advisory_unlock(?)", LOCK);
          }
        });
  }

  private static void letIn(Handle handle, String service, Login login) {
    ask(
        handle,
        "select byway.provision(?, ?, ?, ?)",
        service,
        login.role(),
        login.name(),
        login.password());
  }

  private static void build(Handle handle, String service, Login login) {
    letIn(handle, service, login);
    Sql.run(handle, Sql.of("plumbing.sql").replace("{service}", service));
  }

  private void migrate(String service, MigrationScripts scripts) {
    Flyway.configure()
        .dataSource(jdbcUrl, user, password)
        .schemas(service)
        .defaultSchema(service)
        .createSchemas(false)
        .table("migrations")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .initSql("set search_path to " + service + ", byway")
        .resourceProvider(scripts)
        .load()
        .migrate();
  }

  private static void grant(Handle handle, String service) {
    ask(handle, "select byway.grant_service(?, ?)", service, Databases.role(service));
  }

  private static void ask(Handle handle, String function, Object... arguments) {
    var unused = handle.select(function, arguments).mapToMap().list();
  }

  private static String fingerprint(Login login, MigrationScripts scripts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(Sql.of("ground.sql"), Sql.of("plumbing.sql"), login.password(), scripts.text())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
