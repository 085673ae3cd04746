package byway.outside.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web site in the lab: {@code /bytes/N} is N bytes long, anything else a short page. */
public final class Web implements AutoCloseable {
  private static final int PORT = 80;
  private static final long MOST_BYTES = 10_000_000_000L;

  /** In its answers, so that nobody else's is taken for them. */
  public static final String NAME = "the-web";

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  private Web(HttpServer server) {
    this.server = server;
  }

  public static Web open(Namespace host, String address) {
    var web =
        new Web(host.within(() -> HttpServer.create(new InetSocketAddress(address, PORT), 64)));
    web.server.setExecutor(web.workers);
    web.server.createContext("/", Web::answer);
    web.server.start();
    return web;
  }

  private static void answer(HttpExchange call) throws IOException {
    try (call) {
      var path = call.getRequestURI().getPath();
      long bytes = path.matches("/bytes/\\d{1,10}") ? Long.parseLong(path.substring(7)) : 16;
      call.getResponseHeaders().set("Server", NAME);
      call.sendResponseHeaders(200, Math.min(bytes, MOST_BYTES));
      var block = new byte[65_536];
      for (long left = Math.min(bytes, MOST_BYTES); left > 0; left -= block.length) {
        call.getResponseBody().write(block, 0, (int) Math.min(block.length, left));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
