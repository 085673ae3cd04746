package byway.operations.audit;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is hidden under a version of the secret, and could not be read without it. */
@Singleton
final class HiddenByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select get_byte(private_hidden, 0) as key_version from signing_keys
        union all select get_byte(secret_hidden, 0) from streams where secret_hidden is not null) k
      """;

  private final AuditStore store;

  HiddenByVersion(AuditStore store) {
    this.store = store;
  }

  @Override
  public String what() {
    return "keys that sign the audit log, and secrets of where it is sent";
  }

  @Override
  public Map<Integer, Long> counts() {
    return store.read(tx -> VersionCount.of(tx, ROWS));
  }
}
