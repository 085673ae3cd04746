package byway.journeys;

import static byway.journeys.Poll.PATIENCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Buys packs from a platform that may be dead at any moment: asks again, under the same key, until
 * it is told where to pay, and pays there once.
 */
final class Shopper {
  private static final String CARD =
      "number=4242424242424242&expiry=12+%2F+34&cvc=123&name=Ada+Guest";

  private final Platform platform;
  private final UUID customer;
  private final UUID pack = UUID.randomUUID();
  private final HttpClient browser = HttpClient.newHttpClient();
  private final List<FutureTask<@Nullable Void>> purchases = new ArrayList<>();

  Shopper(Platform platform, UUID customer, long bytes, long priceMinor) throws IOException {
    this.platform = platform;
    this.customer = customer;
    platform.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'Pack','bytes':%d,'price':{'minor':%d,'currency':'EUR'}}"
            .formatted(pack, bytes, priceMinor));
  }

  /** Begins a purchase, and returns after so many milliseconds, wherever it is by then. */
  void buyOnce(int millis) {
    var purchase =
        new FutureTask<@Nullable Void>(
            () -> {
              buy();
              return null;
            });
    purchases.add(purchase);
    Thread.ofVirtual().start(purchase);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Waits until everything that was begun is bought and fulfilled. */
  void awaitAll() throws InterruptedException, ExecutionException, TimeoutException {
    for (var purchase : purchases) {
      var unused = purchase.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void buy() throws IOException, InterruptedException {
    var order = UUID.randomUUID();
    var paymentUrl = new String[1];
    Poll.until(
        "it is known where to pay",
        PATIENCE,
        () -> {
          paymentUrl[0] = place(order).path("paymentUrl").asText(null);
          return paymentUrl[0] != null;
        });
    var pay =
        HttpRequest.newBuilder(URI.create(paymentUrl[0]))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(CARD));
    var answer = browser.send(pay.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new AssertionError("the card was not taken: " + answer.body());
    }
    try {
      Poll.until(
          "the order is fulfilled",
          PATIENCE,
          () -> ask("/internal/orders/" + order).path("state").asText().equals("FULFILLED"));
    } catch (AssertionError late) {
      throw new AssertionError("left as " + ask("/internal/orders/" + order), late);
    }
  }

  private JsonNode place(UUID order) {
    try {
      return platform.tell(
          "/internal/orders",
          """
          {'key':'%s','customerId':'%s','packId':'%s','returnUrl':'http://localhost/paid',
           'cancelUrl':'http://localhost/buy','saveCard':false}
          """
              .formatted(order, customer, pack));
    } catch (IOException | AssertionError dead) {
      return MissingNode.getInstance();
    }
  }

  private JsonNode ask(String path) {
    try {
      return platform.ask(path);
    } catch (IOException dead) {
      return MissingNode.getInstance();
    }
  }
}
