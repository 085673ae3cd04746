package byway.fronts.web;

import byway.kit.context.Context;
import byway.kit.web.Caller;
import byway.kit.web.Shares;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Parts of a page that come alive: the server draws them anew and sends them as server-sent events
 * (WHATWG HTML, 9.2), and {@code look.js} puts them where {@code data-live} says. A stream ends by
 * itself after ten minutes; the browser then opens another, and so is let in anew.
 */
@Singleton
public final class Live {
  private static final int MOST_STREAMS = 500;

  /** Pages that one person has open at once. */
  private static final int MOST_OF_A_PERSON = 20;

  /** All guests of a hotspot come by one address. */
  private static final int MOST_OF_A_NETWORK = 100;

  private static final int MOST_OF_AN_OPERATOR = 250;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final Shares streams = new Shares(MOST_STREAMS);
  private final Visitors visitors;
  private final Sessions sessions;
  private final CurrentVertxRequest request;

  Live(Visitors visitors, Sessions sessions, CurrentVertxRequest request) {
    this.visitors = visitors;
    this.sessions = sessions;
    this.request = request;
  }

  /** Draws every so often, and sends what has changed. 503 when too many are watching already. */
  public Response stream(Duration every, Supplier<TemplateInstance> drawing) {
    var context = Context.current();
    var visitor = visitors.current();
    var isSignedIn = sessions.watch(visitor.owner());
    var whose = whose(visitor);
    StreamingOutput output =
        out -> {
          if (!streams.take(whose)) {
            return; // the page goes on without; the browser tries again later
          }
          try {
            context.call(
                () -> {
                  send(out, every, isSignedIn, () -> Pages.render(drawing.get(), visitor));
                  return 0;
                });
          } finally {
            streams.giveBack(whose);
          }
        };
    return Response.ok(output, "text/event-stream;charset=utf-8").build();
  }

  private Map<String, Integer> whose(Visitor visitor) {
    var most = new HashMap<String, Integer>();
    var owner = visitor.owner();
    if (owner != null) {
      most.put("person " + owner.personId(), MOST_OF_A_PERSON);
    }
    most.put("network " + Caller.of(request).network(), MOST_OF_A_NETWORK);
    most.put("operator " + Context.current().tenant(), MOST_OF_AN_OPERATOR);
    return most;
  }

  /** Whoever is signed out meanwhile sees no more of it; the browser is let in anew, or not. */
  private static void send(
      OutputStream out, Duration every, BooleanSupplier isSignedIn, Supplier<String> drawing)
      throws IOException {
    long began = System.nanoTime();
    long sent = began;
    var before = "";
    while (System.nanoTime() - began < LONGEST.toNanos() && isSignedIn.getAsBoolean()) {
      var now = drawing.get();
      if (!now.equals(before)) {
        write(out, event(now));
        before = now;
        sent = System.nanoTime();
      } else if (System.nanoTime() - sent > QUIET.toNanos()) {
        write(out, ":\n\n"); // so that one who has left is noticed
        sent = System.nanoTime();
      }
      rest(every);
    }
  }

  static String event(String html) {
    return "event: show\ndata: " + html.strip().replaceAll("\\R", "\ndata: ") + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void rest(Duration every) throws InterruptedIOException {
    try {
      Thread.sleep(every);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
