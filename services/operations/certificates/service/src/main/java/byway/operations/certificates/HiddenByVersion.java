package byway.operations.certificates;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is hidden under a version of the secret, and could not be read without it. */
@Singleton
final class HiddenByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select get_byte(key_hidden, 0) as key_version from certificates
        union all select get_byte(key_hidden, 0) from authority_accounts) k
      """;

  private final CertificatesStore store;

  HiddenByVersion(CertificatesStore store) {
    this.store = store;
  }

  @Override
  public String what() {
    return "keys of certificates and of accounts at authorities";
  }

  @Override
  public Map<Integer, Long> counts() {
    return store.read(tx -> VersionCount.of(tx, ROWS));
  }
}
