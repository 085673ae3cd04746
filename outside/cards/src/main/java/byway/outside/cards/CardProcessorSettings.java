package byway.outside.cards;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link CardProcessor} runs: on the loopback, at a free port.
 *
 * @param publicUrl where guests' browsers reach the pages; null means the address it listens on
 * @param apiKey the secret key callers must present; payment method fingerprints hang off it too
 * @param webhook where and how events are delivered
 * @param file what happened is kept here over a restart; null keeps it in memory only
 * @param clock the time of everything but the waits between webhook attempts
 * @param limits the bounds of everything kept
 */
public record CardProcessorSettings(
    @Nullable URI publicUrl,
    String apiKey,
    Webhook webhook,
    @Nullable Path file,
    InstantSource clock,
    Limits limits) {

  /**
   * @param url receives the events; null delivers none (they stay listed under {@code /v1/events})
   * @param secret signs them, as in Stripe's {@code whsec_...}
   * @param firstRetry wait after the first failed attempt; doubles with every further one
   * @param longestRetry the wait never grows past this
   * @param attempts after this many an event is given up, and only listed
   */
  public record Webhook(
      @Nullable URI url, String secret, Duration firstRetry, Duration longestRetry, int attempts) {}

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

  /** Random secrets, nothing kept, no webhook. */
  public static CardProcessorSettings defaults() {
    return new CardProcessorSettings(
        null,
        Secrets.fresh("sk_test"),
        new Webhook(
            null, Secrets.fresh("whsec"), Duration.ofMillis(250), Duration.ofSeconds(60), 20),
        null,
        Clock.systemUTC(),
        new Limits(60_000, 5_000, 4_000, 64 * 1024, 256, 64L << 20));
  }

  public CardProcessorSettings withPublicUrl(URI value) {
    return new CardProcessorSettings(value, apiKey, webhook, file, clock, limits);
  }

  public CardProcessorSettings withApiKey(String value) {
    return new CardProcessorSettings(publicUrl, value, webhook, file, clock, limits);
  }

  /** Delivers events to this address, signed with this secret. */
  public CardProcessorSettings withWebhook(@Nullable URI url, String secret) {
    return with(
        new Webhook(url, secret, webhook.firstRetry, webhook.longestRetry, webhook.attempts));
  }

  /** Changes the patience of webhook delivery. */
  public CardProcessorSettings withWebhookRetries(
      Duration firstRetry, Duration longestRetry, int attempts) {
    return with(new Webhook(webhook.url, webhook.secret, firstRetry, longestRetry, attempts));
  }

  private CardProcessorSettings with(Webhook value) {
    return new CardProcessorSettings(publicUrl, apiKey, value, file, clock, limits);
  }

  public CardProcessorSettings withFile(Path value) {
    return new CardProcessorSettings(publicUrl, apiKey, webhook, value, clock, limits);
  }

  public CardProcessorSettings withClock(InstantSource value) {
    return new CardProcessorSettings(publicUrl, apiKey, webhook, file, value, limits);
  }

  public CardProcessorSettings withLimits(Limits value) {
    return new CardProcessorSettings(publicUrl, apiKey, webhook, file, clock, value);
  }

  /** Leaves the secrets out, so that settings can be logged. */
  @Override
  public String toString() {
    return "CardProcessorSettings[webhook " + webhook.url + "]";
  }
}
