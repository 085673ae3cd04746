package byway.kit.postgres;

import java.io.IOException;
import java.util.List;

/** PostgreSQL will not run as root; as root, it runs in a user namespace in which nobody is. */
final class Unprivileged {
  private static final String ROOT = "root";

  private Unprivileged() {}

  static List<String> prefix() {
    if (!ROOT.equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (!works("unshare", "-U", "true")) {
      throw new PostgresFailed(
          "PostgreSQL does not run as root, and this machine refuses user namespaces (unshare -U)."
              + " Start Byway as another user, or give BYWAY_DATABASE_URL.",
          null);
    }
    return List.of("unshare", "-U");
  }

  private static boolean works(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
