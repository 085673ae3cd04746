package byway.outside.cards;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads requests within limits and writes answers. */
final class Exchanges {
  private Exchanges() {}

  /** The body, or nothing when it is larger than allowed. */
  static Optional<String> body(HttpExchange exchange, int limitBytes) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(limitBytes + 1);
    return bytes.length > limitBytes
        ? Optional.empty()
        : Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static void json(HttpExchange exchange, int status, String body) throws IOException {
    answer(exchange, status, "application/json", body);
  }

  /** A page that loads nothing, runs nothing and is framed by nobody. */
  static void page(HttpExchange exchange, int status, String html) throws IOException {
    var headers = exchange.getResponseHeaders();
    // No form-action: browsers would hold it against the redirect to the shop after paying.
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    answer(exchange, status, "text/html; charset=utf-8", html);
  }

  /** Sends the browser on by GET. */
  static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    answer(exchange, 303, "text/plain; charset=utf-8", "");
  }
}
