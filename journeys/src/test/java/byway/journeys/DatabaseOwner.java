package byway.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who owns the database that an installation starts: its password is worked out of the secret. */
final class DatabaseOwner {
  private DatabaseOwner() {}

  static Connection connect(Path data) throws SQLException {
    int port = Integer.parseInt(read(data.resolve("postgres/byway.port")));
    var secret = read(data.resolve("secret"));
    return connect(port, secret.substring(secret.lastIndexOf(' ') + 1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Connection connect(int port, String secret) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password(secret));
  }

  static String password(String secret) {
    var key = mac(secret.getBytes(StandardCharsets.UTF_8), "key:database");
    return HexFormat.of().formatHex(mac(key, "9:superuser"));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
