package byway.commerce.payments;

import byway.kit.calls.ExpiringCache;
import byway.kit.values.Refusal;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The line to the card processor: Stripe by its own library, with limits on time and tries, and its
 * failures in the words of the contract.
 */
@Singleton
final class Processor {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 20_000;
  private static final int RETRIES = 2;

  /** In use, too early, too many: it is the moment that is wrong. */
  private static final Set<Integer> PASSING = Set.of(409, 425, 429);

  private static final Logger LOG = Logger.getLogger(Processor.class);

  private static final int MOST_CLIENTS = 500;
  private static final Duration CLIENT_KEPT = Duration.ofMinutes(10);

  private final AccountKeys accounts;
  private final ExpiringCache<String, StripeClient> clients;
  private final MeterRegistry metrics;

  @Inject
  Processor(AccountKeys accounts, InstantSource clock, MeterRegistry metrics) {
    this(accounts, clock, metrics, RETRIES);
  }

  Processor(AccountKeys accounts, InstantSource clock, MeterRegistry metrics, int retries) {
    var api = accounts.settings().api();
    this.accounts = accounts;
    this.clients =
        new ExpiringCache<>(MOST_CLIENTS, CLIENT_KEPT, clock, key -> client(key, api, retries));
    this.metrics = metrics;
  }

  private static StripeClient client(String key, Optional<URI> api, int retries) {
    var builder =
        StripeClient.builder()
            .setApiKey(key)
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout(READ_MILLIS)
            .setMaxNetworkRetries(retries);
    api.ifPresent(
        address -> {
          var text = address.toString();
          builder.setApiBase(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        });
    return builder.build();
  }

  /** What is asked of the processor. */
  @FunctionalInterface
  interface Request<T> {
    T by(StripeClient client) throws StripeException;
  }

  /** What the processor will not do however often it is asked; {@link #ask} refuses so. */
  static final String REFUSED = "processor_refused";

  /**
   * Asks. What comes of it is unknown when it refuses with {@code processor_unavailable}: ask again
   * under the same key.
   *
   * @param accountId by which account, of the operator of the context or of the installation
   */
  <T> T ask(UUID accountId, Request<T> request) {
    var client = client(accountId);
    try {
      return request.by(client);
    } catch (CardException e) {
      throw declined();
    } catch (StripeException e) {
      if (isMissing(e)) {
        throw Refusal.notFound("what the card processor was asked about");
      }
      if (isForGood(e)) {
        told(e);
        throw Refusal.conflict(REFUSED, "the card processor refuses this (" + code(e) + ")");
      }
      throw unavailable(e);
    }
  }

  static Refusal declined() {
    return Refusal.of(402, "card_declined", "the card was declined");
  }

  static boolean isMissing(StripeException e) {
    return "resource_missing".equals(e.getCode());
  }

  /** The request itself is refused, and not because of us, our key or the moment. */
  static boolean isForGood(StripeException e) {
    return (e instanceof InvalidRequestException || e instanceof IdempotencyException)
        && e.getStatusCode() != null
        && e.getStatusCode() >= 400
        && e.getStatusCode() < 500
        && !PASSING.contains(e.getStatusCode())
        && !"lock_timeout".equals(e.getCode());
  }

  /** A word for it that fits into a log and a metric. */
  static String code(StripeException e) {
    var code = e.getCode();
    return code == null || !code.matches("[a-z0-9_]{1,60}") ? "invalid_request" : code;
  }

  static RequestOptions once(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private StripeClient client(UUID accountId) {
    return accounts
        .key(accountId)
        .map(clients::of)
        .orElseThrow(
            () -> Refusal.unavailable("processor_unavailable", "no card processor is set up here"));
  }

  /** Asks with a key that is only tried; what goes wrong is the caller's to say. */
  <T> T tryWith(String key, Request<T> request) throws StripeException {
    return request.by(clients.of(key));
  }

  /** Says what it was, but not its message: that may repeat what a person typed. */
  private Refusal unavailable(StripeException e) {
    told(e);
    return Refusal.unavailable(
        "processor_unavailable", "the card processor is away; nothing is lost, try again");
  }

  private void told(StripeException e) {
    var kind = e.getClass().getSimpleName();
    metrics.counter("byway_processor_failures_total", "kind", kind).increment();
    if (e instanceof ApiConnectionException) {
      LOG.warnf("the card processor did not answer");
    } else {
      LOG.errorf(
          "the card processor refused: %s, status %s, code %s, parameter %s, request %s",
          kind, e.getStatusCode(), e.getCode(), parameter(e), e.getRequestId());
    }
  }

  private static String parameter(StripeException e) {
    return e instanceof InvalidRequestException invalid ? String.valueOf(invalid.getParam()) : "-";
  }
}
