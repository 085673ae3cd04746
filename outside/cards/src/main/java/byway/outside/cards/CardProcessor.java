package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * A card processor to test against: Stripe's API, hosted checkout, 3-D Secure and webhooks, over
 * real HTTP. It takes only Stripe's published test cards and moves no money.
 */
public final class CardProcessor implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int BACKLOG = 256;
  private static final int MOST_ACCOUNTS = 20;

  private final CardProcessorSettings settings;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final Names names = new Names();
  private final List<Account> accounts = new CopyOnWriteArrayList<>();
  private final Account first;
  private final Outage outage = new Outage();
  private final Thread expirer;

  private CardProcessor(CardProcessorSettings settings, HttpServer server) {
    this.settings = settings;
    this.server = server;
    this.places = new Semaphore(settings.limits().requests());
    this.first = new Account(settings, "Stand-in", publicUrl(), names, outage);
    accounts.add(first);
    serve("/v1/", this::api);
    serve("/c/pay/", this::page);
    serve("/3ds/", this::page);
    server.setExecutor(threads);
    this.expirer = Thread.ofVirtual().name("card-expiry").unstarted(this::expire);
  }

  /**
   * Starts it; when it cannot listen or its file is in use, it throws and leaves nothing behind.
   */
  public static CardProcessor start(CardProcessorSettings settings) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(HOST, 0), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + HOST, e);
    }
    CardProcessor processor;
    try {
      processor = new CardProcessor(settings, server);
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
    processor.first.webhooks.start();
    processor.expirer.start();
    server.start();
    return processor;
  }

  private String publicUrl() {
    return settings.publicUrl() == null
        ? apiBase()
        : settings.publicUrl().toString().replaceAll("/+$", "");
  }

  /** A key says whose call it is; one that is nobody's is refused by the first. */
  private void api(HttpExchange exchange) throws IOException {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    var bearer = header == null ? null : header.replaceFirst("^Bearer ", "");
    var whose = accounts.stream().filter(one -> one.isCalledWith(bearer)).findFirst();
    whose.orElse(first).api.handle(exchange);
  }

  private void page(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var id = path.substring(path.lastIndexOf('/') + 1);
    var whose = accounts.stream().filter(one -> one.hasPage(id)).findFirst();
    whose.orElse(first).pages.handle(exchange);
  }

  /** The keys of another seller's account. */
  public record Keys(String account, String secret, String restricted) {}

  /**
   * Opens an account for another seller, in memory only; at most {@value #MOST_ACCOUNTS}. Its
   * receivers are set up by the API alone. The restricted key may do all but look at the account
   * and set up receivers.
   */
  public Keys openAccount(String name) {
    if (accounts.size() >= MOST_ACCOUNTS) {
      throw new IllegalStateException("no more than " + MOST_ACCOUNTS + " accounts");
    }
    var own =
        new CardProcessorSettings(
            settings.publicUrl(),
            Secrets.fresh("sk_test"),
            new CardProcessorSettings.Webhook(
                null,
                Secrets.fresh("whsec"),
                settings.webhook().firstRetry(),
                settings.webhook().longestRetry(),
                settings.webhook().attempts()),
            null,
            settings.clock(),
            settings.limits());
    var account = new Account(own, name, publicUrl(), names, outage);
    account.webhooks.start();
    accounts.add(account);
    return new Keys(account.id(), own.apiKey(), account.restrictedKey());
  }

  /** The first account's key that may do all but look at it and set up receivers. */
  public String restrictedKey() {
    return first.restrictedKey();
  }

  /** Has a name of the internet lead to an address of this machine, for receivers. */
  public void leads(String host, URI to) {
    names.leads(host, to);
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, exchange -> withinLimit(exchange, handler));
  }

  private void withinLimit(HttpExchange exchange, HttpHandler handler) throws IOException {
    try (exchange) {
      if (!places.tryAcquire()) {
        var refusal =
            new Refusal(429, "invalid_request_error", "rate_limit", null, "Too many requests.");
        Exchanges.json(exchange, refusal.status, Json.write(refusal.json()));
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
        for (var account : accounts) {
          var unused = account.books.change(Checkouts::expireDue);
        }
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
    return "http://" + HOST + ":" + port();
  }

  public String apiKey() {
    return settings.apiKey();
  }

  public String webhookSecret() {
    return settings.webhook().secret();
  }

  /** Delivers events to this address from now on; the first address gets all nobody received. */
  public void deliverWebhooksTo(URI url) {
    first.webhooks.deliverTo(url);
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
    return first.books.change(
        change -> {
          var intent = change.require(Intents.KIND, paymentIntent, "intent");
          var charge = change.known(Charges.KIND, Json.text(intent, "latest_charge"));
          return Json.id(Disputes.open(change, charge, false));
        });
  }

  /** The disputes of a payment, newest first. */
  public List<String> disputes(String paymentIntent) {
    return first.books.change(
        change ->
            change
                .newestFirst(Disputes.KIND)
                .filter(dispute -> Json.is(dispute, Intents.KIND, paymentIntent))
                .map(Json::id)
                .toList());
  }

  /** The bank decides. */
  public void decide(String dispute, boolean isWon) {
    var unused =
        first.books.change(
            change ->
                Disputes.close(change, change.require(Disputes.KIND, dispute, "dispute"), isWon));
  }

  /** The bank sends a refund back. */
  public void failRefund(String refund) {
    var unused =
        first.books.change(
            change -> {
              var found = change.require(Refunds.KIND, refund, "refund");
              Refunds.fail(change, found);
              return found;
            });
  }

  /** Webhook attempts that wait for their time. */
  public int webhooksWaiting() {
    return accounts.stream().mapToInt(one -> one.webhooks.waiting()).sum();
  }

  /** All that was taken in a currency, before refunds, in minor units. */
  public long capturedMinor(String currency) {
    return sum(currency, charge -> charge.path("amount_captured").asLong());
  }

  /** All that went back in a currency, in minor units. */
  public long refundedMinor(String currency) {
    return sum(currency, charge -> charge.path("amount_refunded").asLong());
  }

  /** All that cardholders claimed back in a currency, in minor units. */
  public long disputedMinor(String currency) {
    return sum(
        currency,
        charge -> charge.path("disputed").asBoolean() ? charge.path("amount").asLong() : 0);
  }

  private long sum(String currency, ToLongFunction<ObjectNode> amount) {
    return first.books.change(
        change ->
            change
                .newestFirst(Charges.KIND)
                .filter(charge -> Json.is(charge, "currency", currency.toLowerCase(Locale.ROOT)))
                .mapToLong(amount)
                .sum());
  }

  /** All payments, newest first. */
  public List<Payment> payments() {
    return first.books.change(
        change ->
            change.newestFirst(Intents.KIND).map(intent -> Payment.of(change, intent)).toList());
  }

  /** Stops at once; what is kept in a file goes on from there with the next start. */
  @Override
  public void close() {
    server.stop(0);
    expirer.interrupt();
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
      expirer.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    accounts.forEach(Account::close);
  }
}
