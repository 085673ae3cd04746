package byway.outside.cards;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives webhooks and reads them with the SDK, signature and all. */
final class Receiver implements AutoCloseable {
  final List<Event> events = new CopyOnWriteArrayList<>();
  final AtomicInteger attempts = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/hooks", this::receive);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      attempts.incrementAndGet();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      try {
        events.add(
            Webhook.constructEvent(
                body, exchange.getRequestHeaders().getFirst("Stripe-Signature"), "whsec_shop"));
        exchange.sendResponseHeaders(200, -1);
      } catch (SignatureVerificationException e) {
        exchange.sendResponseHeaders(400, -1);
      }
    }
  }

  List<String> types() {
    return events.stream().map(Event::getType).toList();
  }

  /** The first event of a type, awaited. */
  Event event(String type) {
    Shop.await(type, () -> types().contains(type));
    return events.stream().filter(event -> event.getType().equals(type)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
