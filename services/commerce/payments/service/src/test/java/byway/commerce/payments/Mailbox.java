package byway.commerce.payments;

import byway.commerce.payments.api.ProcessorMessage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes the processor's messages and keeps them until the test hands them on, or does not. */
final class Mailbox implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 120;

  private final HttpServer server;
  private final BlockingQueue<ProcessorMessage> arriving = new LinkedBlockingQueue<>();
  private final List<ProcessorMessage> kept = new ArrayList<>();

  Mailbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            exchange.sendResponseHeaders(200, -1);
            arriving.add(new ProcessorMessage(body, String.valueOf(signature)));
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The first message of this type that has not been asked for yet; waits for it. */
  ProcessorMessage next(String type) {
    var mark = "\"type\":\"" + type + "\"";
    for (; ; ) {
      for (var message : kept) {
        if (message.body().replace(" ", "").contains(mark)) {
          kept.remove(message);
          return message;
        }
      }
      try {
        var message = arriving.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("no " + type + " has come");
        }
        kept.add(message);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
