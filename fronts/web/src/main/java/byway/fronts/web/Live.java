package byway.fronts.web;

import byway.kit.context.Context;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
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
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final Semaphore streams = new Semaphore(MOST_STREAMS);
  private final Visitors visitors;
  private final Sessions sessions;

  Live(Visitors visitors, Sessions sessions) {
    this.visitors = visitors;
    this.sessions = sessions;
  }

  /** Draws every so often, and sends what has changed. 503 when too many are watching already. */
  public Response stream(Duration every, Supplier<TemplateInstance> drawing) {
    var context = Context.current();
    var visitor = visitors.current();
    var isSignedIn = sessions.watch(visitor.owner());
    StreamingOutput output =
        out -> {
          if (!streams.tryAcquire()) {
            return; // the page goes on without; the browser tries again later
          }
          try {
            context.call(
                () -> {
                  send(out, every, isSignedIn, () -> Pages.render(drawing.get(), visitor));
                  return 0;
                });
          } finally {
            streams.release();
          }
        };
    return Response.ok(output, "text/event-stream;charset=utf-8").build();
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
