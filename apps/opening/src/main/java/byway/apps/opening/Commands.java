package byway.apps.opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the machine that do one thing and end. */
final class Commands {
  private Commands() {}

  static void run(List<String> words) throws IOException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("%s: %s".formatted(words.getFirst(), said.strip()));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
