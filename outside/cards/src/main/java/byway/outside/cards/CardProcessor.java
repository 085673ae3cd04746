package byway.outside.cards;

import byway.outside.cards.CardProcessorSettings.Misbehaviour;
import byway.outside.cards.Entry.Charge;
import byway.outside.cards.Entry.PaymentIntent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A card processor to test against: Stripe's API, hosted checkout, 3-D Secure and webhooks, over
 * real HTTP. It takes only Stripe's published test cards and moves no money.
 */
public final class CardProcessor implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final CardProcessorSettings settings;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final Books books;
  private final Webhooks webhooks;
  private final Outage outage = new Outage();
  private final Checkouts checkouts;
  private final Disputes disputes;
  private final Thread expirer;

  private CardProcessor(CardProcessorSettings settings, HttpServer server) {
    this.settings = settings;
    this.server = server;
    this.places = new Semaphore(settings.limits().requests());
    this.books = new Books(settings);
    this.webhooks = new Webhooks(settings, books);
    URI publicUrl = settings.publicUrl();
    StripeObjects objects =
        new StripeObjects(
            publicUrl == null ? apiBase() : publicUrl.toString().replaceAll("/+$", ""));
    Payments payments = new Payments(objects);
    this.disputes = new Disputes(objects);
    this.checkouts = new Checkouts(payments, objects);
    CustomerCalls customers = new CustomerCalls(payments, settings.apiKey());
    Routes routes =
        Routes.of(
            customers,
            new CheckoutCalls(checkouts),
            new IntentCalls(payments, customers),
            new RefundCalls(),
            new EventCalls());
    serve("/v1/", new ApiEndpoint(settings, books, objects, routes, outage));
    CheckoutEndpoint pages = new CheckoutEndpoint(settings, books, objects, payments, checkouts);
    serve("/c/pay/", pages);
    serve("/3ds/", pages);
    serve("/_/", new ControlEndpoint(this, settings));
    server.setExecutor(threads);
    this.expirer = Thread.ofVirtual().name("card-expiry").unstarted(this::expire);
  }

  /**
   * Starts it; when it cannot listen or its file is in use, it throws and leaves nothing behind.
   */
  public static CardProcessor start(CardProcessorSettings settings) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + settings.host() + ":" + settings.port(), e);
    }
    CardProcessor processor;
    try {
      processor = new CardProcessor(settings, server);
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
    processor.webhooks.start();
    processor.expirer.start();
    server.start();
    return processor;
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, exchange -> withinLimit(exchange, handler));
  }

  private void withinLimit(HttpExchange exchange, HttpHandler handler) throws IOException {
    try (exchange) {
      if (!places.tryAcquire()) {
        Refusal refusal =
            new Refusal(429, "invalid_request_error", "rate_limit", null, "Too many requests.");
        Exchanges.json(exchange, 429, Json.write(refusal.json()));
        return;
      }
      try {
        handler.handle(exchange);
      } finally {
        places.release();
      }
    }
  }

  private void expire() {
    try {
      while (true) {
        Thread.sleep(Duration.ofSeconds(1));
        books.change(checkouts::expireDue);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What to give the SDK as its API base. */
  public String apiBase() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return "http://" + host + ":" + port();
  }

  public String apiKey() {
    return settings.apiKey();
  }

  public String webhookSecret() {
    return settings.webhook().secret();
  }

  /** Delivers events to this address from now on; the first address gets all nobody received. */
  public void deliverWebhooksTo(URI url) {
    webhooks.deliverTo(url);
  }

  /** Repeats and reorders events from now on. */
  public void misbehave(Misbehaviour misbehaviour) {
    webhooks.misbehave(misbehaviour);
  }

  /** Never delivers the next events; they are listed under /v1/events all the same. */
  public void loseWebhooks(int events) {
    webhooks.lose(events);
  }

  /** Answers the next API calls 503 and does nothing; 0 ends it. */
  public void refuseCalls(int requests) {
    outage.begin(Outage.Mode.REFUSE, requests);
  }

  /** Does what the next API calls ask, and hangs up without an answer; 0 ends it. */
  public void loseAnswers(int requests) {
    outage.begin(Outage.Mode.LOSE, requests);
  }

  /** The holder asks the bank for the money of a payment, and gets it for now. */
  public String dispute(String paymentIntent) {
    return books.change(
        change -> {
          PaymentIntent intent = change.require(PaymentIntent.class, paymentIntent, "intent");
          Charge charge = change.known(Charge.class, intent.progress().latestCharge());
          return disputes.open(change, charge, false).id();
        });
  }

  /** The disputes of a payment, newest first. */
  public List<String> disputes(String paymentIntent) {
    return books.change(
        change ->
            change
                .newestFirst(Entry.Dispute.class)
                .filter(dispute -> dispute.paymentIntent().equals(paymentIntent))
                .map(Entry.Dispute::id)
                .toList());
  }

  /** The bank decides. */
  public void decide(String dispute, boolean isWon) {
    books.change(
        change ->
            disputes.close(change, change.require(Entry.Dispute.class, dispute, "dispute"), isWon));
  }

  /** The bank sends a refund back. */
  public void failRefund(String refund) {
    books.change(
        change -> disputes.fail(change, change.require(Entry.Refund.class, refund, "refund")));
  }

  /** Webhook attempts that wait for their time. */
  public int webhooksWaiting() {
    return webhooks.waiting();
  }

  /** Sums over all charges of one currency. */
  public record Totals(long capturedMinor, long refundedMinor, long disputedMinor) {}

  /** All that was taken in a currency, before refunds, in minor units. */
  public long capturedMinor(String currency) {
    return totals(currency).capturedMinor();
  }

  /** All that went back in a currency, in minor units. */
  public long refundedMinor(String currency) {
    return totals(currency).refundedMinor();
  }

  /** All that cardholders claimed back in a currency, in minor units. */
  public long disputedMinor(String currency) {
    return totals(currency).disputedMinor();
  }

  private Totals totals(String currency) {
    return totals().getOrDefault(currency.toLowerCase(Locale.ROOT), new Totals(0, 0, 0));
  }

  /** Totals by currency, in lower case. */
  public Map<String, Totals> totals() {
    return books.change(
        change -> {
          Map<String, Totals> totals = new TreeMap<>();
          change
              .newestFirst(Charge.class)
              .filter(charge -> charge.failure() == null)
              .forEach(
                  charge ->
                      totals.merge(
                          charge.currency(),
                          new Totals(
                              charge.amountCaptured(),
                              charge.amountRefunded(),
                              charge.disputed() ? charge.amount() : 0),
                          (a, b) ->
                              new Totals(
                                  a.capturedMinor + b.capturedMinor,
                                  a.refundedMinor + b.refundedMinor,
                                  a.disputedMinor + b.disputedMinor)));
          return totals;
        });
  }

  /** All payments, newest first. */
  public List<Payment> payments() {
    return payments(Integer.MAX_VALUE);
  }

  List<Payment> payments(int limit) {
    return books.change(
        change ->
            change
                .newestFirst(PaymentIntent.class)
                .limit(limit)
                .map(intent -> Payment.of(change, intent))
                .toList());
  }

  /** Stops at once; what is kept in a file goes on from there with the next start. */
  @Override
  public void close() {
    server.stop(0);
    expirer.interrupt();
    webhooks.close();
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
      expirer.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    books.close();
  }
}
