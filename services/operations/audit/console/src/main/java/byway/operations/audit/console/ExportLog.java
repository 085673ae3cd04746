package byway.operations.audit.console;

import byway.kit.context.Context;
import byway.kit.json.Json;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.SignedHead;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The whole log as lines of JSON: what it is, each act from the first on, and the signed head that
 * they end in. {@code ./byway audit verify} checks it without a server.
 */
@Singleton
final class ExportLog {
  private final Audit audit;

  ExportLog(Audit audit) {
    this.audit = audit;
  }

  /** What is written after the head was signed, is in the next one. */
  StreamingOutput lines() {
    var context = Context.current();
    var head = audit.head();
    return out ->
        context.call(
            () -> {
              write(out, head);
              return true;
            });
  }

  private void write(OutputStream out, SignedHead head) throws IOException {
    line(out, Map.of("log", "byway audit 1", "operator", head.tenantId()));
    long after = 0;
    while (after < head.number()) {
      var acts = audit.chain(after, Audit.MOST_OF_CHAIN);
      if (acts.isEmpty()) {
        throw new IOException("the audit log ends before its head");
      }
      for (var act : acts) {
        if (act.number() <= head.number()) {
          line(out, act);
        }
      }
      after = acts.getLast().number();
    }
    line(out, Map.of("head", head));
  }

  private static void line(OutputStream out, Object said) throws IOException {
    out.write((Json.MAPPER.writeValueAsString(said) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
