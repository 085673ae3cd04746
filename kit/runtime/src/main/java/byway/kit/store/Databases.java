package byway.kit.store;

import byway.kit.reach.Reach;
import byway.kit.secrets.Keys;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The database of an installation: makes each service its schema, role and password and opens its
 * small, bounded pool.
 */
public final class Databases implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(5);

  /**
   * A line on which nothing comes for so long is given up: a server that went away without a word
   * would hold its callers for ever. No statement of ours may take longer. The address of the
   * database may say otherwise ({@code ?socketTimeout=}).
   */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final int OLDEST_VERSION = 15;

  private final String jdbcUrl;
  private final Keys keys;

  /** Of the secret, by which services get in: the used one, once its logins are there. */
  private volatile int version;

  private final int poolSize;
  private final Reach reach;
  private final Provisioning provisioning;
  private final Line line;
  private final Map<String, AgroalDataSource> pools = new ConcurrentHashMap<>();

  /**
   * @param user a role that may create roles and schemas; it is used for nothing else
   * @param keys from which the services' passwords are worked out
   * @param poolSize most connections of one service
   */
  public Databases(String jdbcUrl, String user, String password, Keys keys, int poolSize) {
    this.jdbcUrl = jdbcUrl;
    this.keys = keys;
    this.version = keys.version();
    this.poolSize = poolSize;
    this.reach = new Reach("the database at " + Reach.addressOf(jdbcUrl));
    this.provisioning = new Provisioning(jdbcUrl, user, password);
    this.line = new Line(jdbcUrl);
  }

  /** The role that makes the others has another password from now on. */
  public void ownerHas(String password) {
    provisioning.ownerHas(password);
  }

  /** With another version of the secret there is another login, beside those of before. */
  public void secretChanged() {
    int used = keys.version();
    pools.keySet().forEach(service -> provisioning.letIn(service, login(service, used)));
    version = used;
  }

  /**
   * Why nothing can stand on this database, in a sentence; empty where it can.
   *
   * @param user who would make schemas and roles there
   */
  public static Optional<String> hindrance(String jdbcUrl, String user, String password) {
    var at = Reach.addressOf(jdbcUrl);
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "8");
    properties.setProperty("socketTimeout", "8");
    try (var connection = DriverManager.getConnection(jdbcUrl, properties);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int / 10000 as version,
                  (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
                    and has_database_privilege(current_database(), 'create') as may_build
                """)) {
      row.next();
      if (row.getInt("version") < OLDEST_VERSION) {
        return Optional.of(
            "%s is PostgreSQL %d, and %d is the oldest that Byway works with"
                .formatted(at, row.getInt("version"), OLDEST_VERSION));
      }
      return row.getBoolean("may_build")
          ? Optional.empty()
          : Optional.of(
              "the role %s at %s may not create roles and schemas; see BYWAY_DATABASE_USER"
                  .formatted(user, at));
    } catch (SQLException e) {
      return Optional.of(hindrance(e, at, user));
    }
  }

  private static String hindrance(SQLException failure, String at, String user) {
    var state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case "28P01" ->
          "%s does not let in %s with this password; see BYWAY_DATABASE_USER and BYWAY_DATABASE_PASSWORD"
              .formatted(at, user);
      case "08004" -> "%s asks %s for a password; see BYWAY_DATABASE_PASSWORD".formatted(at, user);
      case "28000" ->
          "%s does not let in %s from here; see its pg_hba.conf, and whether it asks for TLS (?sslmode=require)"
              .formatted(at, user);
      case "3D000" -> "%s has no database of the name in this address".formatted(at);
      case "53300" -> "%s has no connection left; see its max_connections".formatted(at);
      case "99999" -> "this is no address of a database, such as jdbc:postgresql://db:5432/byway";
      case "57P03" -> "%s is starting up or shutting down; start again in a moment".formatted(at);
      default ->
          state.startsWith("08") || failure instanceof SQLTimeoutException
              ? "no PostgreSQL answers at %s".formatted(at)
              : "%s cannot be used (SQLSTATE %s)".formatted(at, state);
    };
  }

  /** Whether it answers, as far as its services have noticed. */
  Reach reach() {
    return reach;
  }

  /** Where it is. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** Its host and port, for people. */
  public String place() {
    return Reach.addressOf(jdbcUrl);
  }

  /** Whether it answers just now; true where no service of this process needs it. */
  public boolean answers() {
    var service = pools.keySet().stream().sorted().findFirst();
    return service.isEmpty() || line.answers(login(service.get()));
  }

  /** How the schema of a service stands; it is not touched. */
  public Standing standing(Store store) {
    return provisioning.standing(store.service(), store.migrations());
  }

  Jdbi open(String service, List<String> migrations) {
    provisioning.provision(service, login(service), migrations);
    return Jdbi.create(pools.computeIfAbsent(service, this::pool))
        .installPlugin(new PostgresPlugin())
        .registerRowMapper((RowMapperFactory) RecordMapper::of);
  }

  DataSource connections(String service) {
    return new Connections(service, pools.computeIfAbsent(service, this::pool), reach);
  }

  /** Nobody has to keep the password: every process can work it out. */
  Login login(String service) {
    return login(service, version);
  }

  private Login login(String service, int of) {
    return new Login(
        role(service), of, HexFormat.of().formatHex(keys.at(of).mac("database", service)));
  }

  private AgroalDataSource pool(String service) {
    var configuration =
        new AgroalDataSourceConfigurationSupplier()
            .metricsEnabled(false)
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(poolSize)
                        .minSize(0)
                        .initialSize(0)
                        .acquisitionTimeout(WAIT)
                        .reapTimeout(Duration.ofMinutes(5))
                        // A line that broke is not lent again; without this it is, for ever.
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .validationTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(jdbcUrl)
                                    // asked for each connection, since it changes
                                    .credential((Supplier<Login>) () -> login(service))
                                    .addSecurityProvider(Databases::loginOf)
                                    .jdbcProperty("currentSchema", service + ",byway")
                                    .jdbcProperty("ApplicationName", "byway " + service)
                                    .jdbcProperty("reWriteBatchedInserts", "true")
                                    .jdbcProperty("tcpKeepAlive", "true")
                                    .jdbcProperty(
                                        "socketTimeout", Long.toString(SILENCE.toSeconds()))
                                    .jdbcProperty("prepareThreshold", "2")
                                    // uuid[], by its number: not among the driver's own.
                                    .jdbcProperty("binaryTransferEnable", "2951")));
    try {
      return AgroalDataSource.from(configuration);
    } catch (SQLException e) {
      throw StoreFailed.of(service, e);
    }
  }

  private static @Nullable Properties loginOf(Object credential) {
    return credential instanceof Supplier<?> asked && asked.get() instanceof Login login
        ? login.properties()
        : null;
  }

  static String role(String service) {
    return "byway_" + service;
  }

  @Override
  public void close() {
    line.close();
    pools.values().forEach(AgroalDataSource::close);
  }
}
