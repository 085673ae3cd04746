package byway.network.enrolment;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is hidden under a version of the secret, and could not be read without it. */
@Singleton
final class HiddenByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select get_byte(sealed_key, 0) as key_version from authority) k
      """;

  private final EnrolmentStore store;

  HiddenByVersion(EnrolmentStore store) {
    this.store = store;
  }

  @Override
  public String what() {
    return "keys of the enrolment authority";
  }

  @Override
  public Map<Integer, Long> counts() {
    return store.read(tx -> VersionCount.of(tx, ROWS));
  }
}
