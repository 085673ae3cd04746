package byway.outside.cards;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link CardProcessor} runs.
 *
 * @param host address to listen on; loopback unless told otherwise
 * @param port port to listen on; 0 takes a free one
 * @param publicUrl where guests' browsers reach the hosted pages; null means {@code
 *     http://host:port}
 * @param apiKey the secret key callers must present; payment method fingerprints hang off it too
 * @param webhook where and how events are delivered
 * @param file what happened is kept here over a restart; null keeps it in memory only
 * @param clock the time of everything but the waits between webhook attempts
 * @param ids a fresh id for a prefix such as {@code pi}; session ids open the hosted page, so they
 *     must not be guessable
 * @param limits the bounds of everything kept
 */
public record CardProcessorSettings(
    String host,
    int port,
    @Nullable URI publicUrl,
    String apiKey,
    Webhook webhook,
    @Nullable Path file,
    InstantSource clock,
    UnaryOperator<String> ids,
    Limits limits) {

  /**
   * @param url receives the events; null delivers none (they stay listed under {@code /v1/events})
   * @param secret signs them, as in Stripe's {@code whsec_...}
   * @param firstRetry wait after the first failed attempt; doubles with every further one
   * @param longestRetry the wait never grows past this
   * @param attempts after this many an event is given up, and only listed
   * @param timeout for one attempt, connecting included
   * @param queued events waiting at most; further ones wait their turn in the books
   * @param misbehaviour what it does wrong on purpose
   */
  public record Webhook(
      @Nullable URI url,
      String secret,
      Duration firstRetry,
      Duration longestRetry,
      int attempts,
      Duration timeout,
      int queued,
      Misbehaviour misbehaviour) {
    public Webhook {
      if (attempts < 1 || queued < 1) {
        throw new IllegalArgumentException("webhook attempts and queue must be at least 1");
      }
    }
  }

  /**
   * At-least-once, made visible.
   *
   * @param copies how often each event is delivered, at least once
   * @param disorder each event waits a random time up to this first, and so overtakes others
   */
  public record Misbehaviour(int copies, Duration disorder) {
    public static final Misbehaviour NONE = new Misbehaviour(1, Duration.ZERO);

    public Misbehaviour {
      if (copies < 1 || copies > 10 || disorder.isNegative() || disorder.toSeconds() > 60) {
        throw new IllegalArgumentException("copies must be 1 to 10, disorder 0 to 60 seconds");
      }
    }
  }

  /**
   * @param objects customers, sessions, payments and the like, each; further ones are refused
   * @param events events kept for reconciling; the oldest go first
   * @param idempotentAnswers answers kept by Idempotency-Key (at most 24 hours); oldest go first
   * @param bodyBytes largest request body
   * @param requests requests in progress; further ones are answered 429
   * @param fileBytes the file is rewritten without its history when it grows past this
   */
  public record Limits(
      int objects,
      int events,
      int idempotentAnswers,
      int bodyBytes,
      int requests,
      long fileBytes) {}

  /** Loopback, a free port, random secrets, nothing kept, no webhook. */
  public static CardProcessorSettings defaults() {
    return new CardProcessorSettings(
        "127.0.0.1",
        0,
        null,
        "sk_test_" + randomHex(16),
        new Webhook(
            null,
            "whsec_" + randomHex(24),
            Duration.ofMillis(250),
            Duration.ofSeconds(60),
            20,
            Duration.ofSeconds(10),
            10_000,
            Misbehaviour.NONE),
        null,
        Clock.systemUTC(),
        prefix -> prefix + "_" + randomHex(16),
        new Limits(60_000, 5_000, 4_000, 64 * 1024, 256, 64L << 20));
  }

  public CardProcessorSettings withHost(String value) {
    return new CardProcessorSettings(
        value, port, publicUrl, apiKey, webhook, file, clock, ids, limits);
  }

  public CardProcessorSettings withPort(int value) {
    return new CardProcessorSettings(
        host, value, publicUrl, apiKey, webhook, file, clock, ids, limits);
  }

  public CardProcessorSettings withPublicUrl(@Nullable URI value) {
    return new CardProcessorSettings(host, port, value, apiKey, webhook, file, clock, ids, limits);
  }

  public CardProcessorSettings withApiKey(String value) {
    return new CardProcessorSettings(
        host, port, publicUrl, value, webhook, file, clock, ids, limits);
  }

  public CardProcessorSettings withWebhook(Webhook value) {
    return new CardProcessorSettings(
        host, port, publicUrl, apiKey, value, file, clock, ids, limits);
  }

  /** Delivers events to this address, signed with this secret. */
  public CardProcessorSettings withWebhook(@Nullable URI url, String secret) {
    return withWebhook(
        new Webhook(
            url,
            secret,
            webhook.firstRetry,
            webhook.longestRetry,
            webhook.attempts,
            webhook.timeout,
            webhook.queued,
            webhook.misbehaviour));
  }

  /** Changes the patience of webhook delivery. */
  public CardProcessorSettings withWebhookRetries(
      Duration firstRetry, Duration longestRetry, int attempts) {
    return withWebhook(
        new Webhook(
            webhook.url,
            webhook.secret,
            firstRetry,
            longestRetry,
            attempts,
            webhook.timeout,
            webhook.queued,
            webhook.misbehaviour));
  }

  /** Makes webhook delivery repeat and reorder events. */
  public CardProcessorSettings withMisbehaviour(Misbehaviour misbehaviour) {
    return withWebhook(
        new Webhook(
            webhook.url,
            webhook.secret,
            webhook.firstRetry,
            webhook.longestRetry,
            webhook.attempts,
            webhook.timeout,
            webhook.queued,
            misbehaviour));
  }

  public CardProcessorSettings withFile(@Nullable Path value) {
    return new CardProcessorSettings(
        host, port, publicUrl, apiKey, webhook, value, clock, ids, limits);
  }

  public CardProcessorSettings withClock(InstantSource value) {
    return new CardProcessorSettings(
        host, port, publicUrl, apiKey, webhook, file, value, ids, limits);
  }

  public CardProcessorSettings withIds(UnaryOperator<String> value) {
    return new CardProcessorSettings(
        host, port, publicUrl, apiKey, webhook, file, clock, value, limits);
  }

  public CardProcessorSettings withLimits(Limits value) {
    return new CardProcessorSettings(
        host, port, publicUrl, apiKey, webhook, file, clock, ids, value);
  }

  /** Leaves the secrets out, so that settings can be logged. */
  @Override
  public String toString() {
    return "CardProcessorSettings[" + host + ":" + port + ", webhook " + webhook.url + "]";
  }

  private static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static final SecureRandom RANDOM = new SecureRandom();
}
