package byway.kit.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The user the server runs as. PostgreSQL refuses to be root, so root starts it without its powers:
 * in a user namespace of its own, or, where that is forbidden (many containers), as nobody.
 *
 * @param uid who must own the files of the server, seen from this process
 * @param prefix the command that gives root's powers up; empty when there is nothing to give up
 */
record ServerUser(int uid, List<String> prefix) {
  private static final int NOBODY = 65534;

  static ServerUser find() throws IOException {
    int self = Trees.ownerOf(Path.of("/proc/self/stat"));
    if (self != 0) {
      return new ServerUser(self, List.of());
    }
    var candidates =
        List.of(
            // Unmapped, the owner of the files looks like nobody, and so does the server: they
            // match.
            new ServerUser(0, List.of("unshare", "--user", "--")),
            new ServerUser(
                NOBODY,
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")));
    for (ServerUser candidate : candidates) {
      if (candidate.works()) {
        return candidate;
      }
    }
    throw new PostgresStartException(
        """
        PostgreSQL refuses to run as root, and neither "unshare --user" nor "setpriv --reuid" \
        works here. Start Byway as an ordinary user, or use an external database.""");
  }

  List<String> command(List<String> command) {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  private boolean works() {
    try {
      Process probe =
          new ProcessBuilder(command(List.of("true")))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!probe.waitFor(5, TimeUnit.SECONDS)) {
        probe.destroyForcibly();
        return false;
      }
      return probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
