package byway.kit.outgoing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A real server on one of the loopback's many addresses, which remembers what it heard. */
final class Site implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String host;
  final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** One request. */
  record Heard(String method, String path, @Nullable String authorization, byte[] body) {}

  private Site(HttpServer server, String host, HttpHandler answer) {
    this.server = server;
    this.host = host;
    server.createContext(
        "/",
        exchange -> {
          heard.add(
              new Heard(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  exchange.getRequestBody().readAllBytes()));
          answer.handle(exchange);
        });
    server.setExecutor(threads);
    server.start();
  }

  static Site plain(String address, int port, HttpHandler answer) throws IOException {
    return new Site(HttpServer.create(new InetSocketAddress(address, port), 0), address, answer);
  }

  static Site secure(String name, SSLContext certificate, HttpHandler answer) throws IOException {
    var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate));
    return new Site(server, name, answer);
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static void redirect(HttpExchange exchange, int status, Object to) throws IOException {
    exchange.getResponseHeaders().set("Location", to.toString());
    answer(exchange, status, "");
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI at(String path) {
    return named(host, path);
  }

  URI named(String name, String path) {
    var scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://" + name + ":" + port() + path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
