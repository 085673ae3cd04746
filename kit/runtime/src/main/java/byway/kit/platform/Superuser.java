package byway.kit.platform;

import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Who owns the database that is started here: its password is worked out from the version of the
 * secret that is used, and set anew where it is still one of before.
 */
final class Superuser {
  private static final Logger LOG = Logger.getLogger(Superuser.class);
  private static final String WRONG_PASSWORD = "28P01";

  private final String jdbcUrl;
  private final String name;
  private final Keyring keyring;
  private final Keys keys;

  Superuser(String jdbcUrl, String name, Keyring keyring, Keys keys) {
    this.jdbcUrl = jdbcUrl;
    this.name = name;
    this.keyring = keyring;
    this.keys = keys;
  }

  static String password(Keys keys) {
    return HexFormat.of().formatHex(keys.mac("database", "superuser"));
  }

  /** The password that is good from now on. */
  String settle() {
    var wanted = password(keys);
    for (var password : candidates()) {
      try (var connection = DriverManager.getConnection(jdbcUrl, name, password);
          var statement = connection.createStatement()) {
        if (!password.equals(wanted)) {
          statement.execute("alter role %s password '%s'".formatted(name, wanted));
          LOG.info("the owner of the database has another password now");
        }
        return wanted;
      } catch (SQLException e) {
        if (!WRONG_PASSWORD.equals(e.getSQLState())) {
          throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
      }
    }
    throw new IllegalStateException(
        "no version of the secret at %s opens the database that is kept here"
            .formatted(keyring.place()));
  }

  private List<String> candidates() {
    var candidates = new ArrayList<String>();
    for (int version : keyring.known()) {
      candidates.add(password(keys.at(version)));
    }
    candidates.addAll(keyring.ofVersion01());
    return candidates;
  }
}
