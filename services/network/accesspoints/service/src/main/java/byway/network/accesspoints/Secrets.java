package byway.network.accesspoints;

import byway.kit.secrets.Keys;
import byway.network.accesspoints.api.AccessPoint;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The secrets that access points are set to: 32 letters of 160 random bits, drawn from the
 * installation's secret, so that a copy of the tables has none of them.
 */
@Singleton
final class Secrets {
  private static final int LENGTH = 32;

  private final Keys keys;

  Secrets(Keys keys) {
    this.keys = keys;
  }

  AccessPoint with(UUID tenant, Rows.Row row) {
    return row.withSecret(
        keys.at(row.keyVersion())
            .letters(
                Keys.LETTERS,
                LENGTH,
                "accesspoints.secret",
                tenant,
                row.deviceId(),
                row.secretNumber()));
  }

  /** The version of the installation's secret that a new one is drawn from. */
  int version() {
    return keys.version();
  }

  /** A proxy's, made with that number of its own: one that was taken back comes never again. */
  String ofProxy(int version, UUID tenant, UUID proxy, UUID secretId) {
    return keys.at(version)
        .letters(Keys.LETTERS, LENGTH, "accesspoints.proxy", tenant, proxy, secretId);
  }
}
