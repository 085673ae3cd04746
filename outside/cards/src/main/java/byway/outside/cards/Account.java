package byway.outside.cards;

import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** One seller at the processor, with books and receivers of its own. */
final class Account implements AutoCloseable {
  private final CardProcessorSettings settings;
  private final String name;
  final Books books;
  final Webhooks webhooks;
  final HttpHandler api;
  final HttpHandler pages;

  Account(
      CardProcessorSettings settings, String name, String publicUrl, Names names, Outage outage) {
    this.settings = settings;
    this.name = name;
    this.books = new Books(settings);
    this.webhooks = new Webhooks(settings, books, names);
    var checkouts = new Checkouts(publicUrl);
    var intents = new Intents(checkouts, publicUrl);
    var methods = new PaymentMethods(settings.apiKey());
    var routes = new Routes();
    Customers.addTo(routes);
    methods.addTo(routes);
    new CheckoutCalls(checkouts).addTo(routes);
    new IntentCalls(intents, methods).addTo(routes);
    Refunds.addTo(routes);
    Disputes.addTo(routes);
    Events.addTo(routes);
    WebhookEndpoints.addTo(routes);
    AccountCalls.addTo(routes, id(), name);
    this.api = new ApiEndpoint(settings, books, routes, outage, restrictedKey());
    this.pages = new CheckoutEndpoint(settings, books, intents, checkouts);
  }

  /** The same over a restart with the same key. */
  String id() {
    return "acct_" + Secrets.keyed(settings.apiKey(), "account").substring(0, 16);
  }

  /** A key that may do all but look at the account and set up its receivers. */
  String restrictedKey() {
    return "rk_test_" + Secrets.keyed(settings.apiKey(), "restricted").substring(0, 32);
  }

  boolean isCalledWith(@Nullable String bearer) {
    return bearer != null && (isSame(bearer, settings.apiKey()) || isSame(bearer, restrictedKey()));
  }

  private static boolean isSame(String given, String known) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a page with this id in its address is this seller's. */
  boolean hasPage(String id) {
    return books.change(
        change ->
            change.find(Checkouts.KIND, id) != null || Checkouts.challenged(change, id) != null);
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    webhooks.close();
    books.close();
  }
}
