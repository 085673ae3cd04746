package byway.hotspot.gateway;

import byway.hotspot.agent.identity.Claim;
import byway.hotspot.agent.identity.Enrolling;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What a box shows until it is somebody's: its code, in the terminal and on a page of its own. The
 * code is for whoever sees it, and of no use without the box.
 */
final class ClaimScreen implements Enrolling.Screen, AutoCloseable {
  private static final int AT_ONCE = 8;

  private final @Nullable HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private volatile @Nullable Claim claim;
  private volatile String trouble = "";

  /**
   * @param port of the page, at all addresses of the box
   */
  ClaimScreen(int port) {
    server = open(port);
  }

  private @Nullable HttpServer open(int port) {
    try {
      var opened = HttpServer.create(new InetSocketAddress(port), AT_ONCE);
      opened.setExecutor(workers);
      opened.createContext("/", this::answer);
      opened.start();
      return opened;
    } catch (IOException e) {
      Words.say("the page with the code cannot be opened: " + e.getMessage());
      return null;
    }
  }

  @Override
  public void claim(Claim shown) {
    claim = shown;
    trouble = "";
    Words.show(
        """

        %s
        This hotspot is nobody's yet. Claim it with the code  %s
        at  %s
        The code is good for %d minutes; a new one is shown then.
        """
            .formatted(shown.drawn(), shown.code(), shown.address(), shown.minutes()));
  }

  @Override
  public void claimed(String name, String owner) {
    Words.say("claimed as \"%s\"%s".formatted(name, owner.isEmpty() ? "" : " by " + owner));
  }

  @Override
  public void trouble(String words) {
    trouble = words;
    Words.say("not enrolled yet: " + words);
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      if (!room.tryAcquire()) {
        call.sendResponseHeaders(503, -1);
        return;
      }
      try {
        var bytes = page().getBytes(StandardCharsets.UTF_8);
        var headers = call.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Refresh", "5");
        headers.set("Connection", "close");
        call.sendResponseHeaders(200, call.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        if (!call.getRequestMethod().equals("HEAD")) {
          call.getResponseBody().write(bytes);
        }
      } finally {
        room.release();
      }
    }
  }

  private String page() {
    var shown = claim;
    if (!trouble.isEmpty() || shown == null) {
      return LocalStatus.frame(
          "Not enrolled",
          "<p class=big>One moment</p><p class=quiet>%s</p>"
              .formatted(trouble.isEmpty() ? "Looking for the platform." : escaped(trouble)));
    }
    return LocalStatus.frame(
        "Claim this hotspot",
        """
        <p class=big>%s</p><p class=quiet>This hotspot is nobody's yet. Scan, or type the code at the address below.</p>
        <p>%s</p><p><a class=button href="%s">Claim it</a></p><p class=quiet>%s</p>
        """
            .formatted(
                escaped(shown.code()),
                shown.svg(),
                escaped(shown.address()),
                escaped(shown.address())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    workers.close();
  }
}
