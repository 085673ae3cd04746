package byway.operations.installation;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is hidden under a version of the secret, and could not be read without it. */
@Singleton
final class HiddenByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select get_byte(draft, 0) as key_version from set_up where draft is not null) k
      """;

  private final InstallationStore store;

  HiddenByVersion(InstallationStore store) {
    this.store = store;
  }

  @Override
  public String what() {
    return "drafts of a set-up";
  }

  @Override
  public Map<Integer, Long> counts() {
    return store.read(tx -> VersionCount.of(tx, ROWS));
  }
}
