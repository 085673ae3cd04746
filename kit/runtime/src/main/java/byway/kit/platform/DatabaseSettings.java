package byway.kit.platform;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.util.Optional;

/**
 * Where what services own is kept.
 *
 * @param url of one that is there; without it, one is started here, at the port
 * @param poolSize connections of one service
 */
record DatabaseSettings(
    Optional<String> url, String user, String password, int port, int poolSize) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<DatabaseSettings> {
    @Override
    public Class<DatabaseSettings> type() {
      return DatabaseSettings.class;
    }

    @Override
    public DatabaseSettings read(SettingsReader in) {
      var url =
          in.optional("DATABASE_URL", "jdbc:postgresql://...; without it, one is started here");
      url.filter(text -> !isPostgres(text))
          .ifPresent(text -> in.problem("BYWAY_DATABASE_URL does not begin with jdbc:postgresql:"));
      var user = in.text("DATABASE_USER", "postgres", "a role that may create roles and schemas");
      var password = in.secret("DATABASE_PASSWORD", "its password").orElse("");
      int port = in.port("DATABASE_PORT", 0, "port of the database started here; 0 any");
      int poolSize =
          in.number("POOL_SIZE", 3, 1, 64, "connections", "database connections of one service");
      return new DatabaseSettings(url, user, password, port, poolSize);
    }
  }

  static boolean isPostgres(String url) {
    return url.startsWith("jdbc:postgresql:");
  }
}
