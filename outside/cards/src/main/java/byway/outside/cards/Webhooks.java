package byway.outside.cards;

import byway.outside.cards.CardProcessorSettings.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events at least once: signed as Stripe signs, tried again with growing waits until the
 * answer is 2xx or patience ends: to the receiver of the settings, and to those that were set up by
 * the API. One at a time; a failing event waits aside and lets the others pass. As many wait as
 * events are kept; further ones stay in the books until there is nothing else to do.
 */
final class Webhooks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final String PENDING = "pending_webhooks";

  private final CardProcessorSettings settings;
  private final Webhook webhook;
  private final Books books;
  private final Names names;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final DelayQueue<Due> queue = new DelayQueue<>();
  private final AtomicLong sequence = new AtomicLong();
  private final Thread worker;
  private volatile @Nullable URI url;
  private volatile boolean overflowed;
  private volatile boolean closed;

  Webhooks(CardProcessorSettings settings, Books books, Names names) {
    this.names = names;
    this.settings = settings;
    this.webhook = settings.webhook();
    this.books = books;
    this.url = webhook.url();
    this.worker = Thread.ofVirtual().name("card-webhooks").unstarted(this::work);
  }

  /** Goes on with what was not delivered before a restart. */
  void start() {
    books.onEvent(this::happened);
    announcePending();
    worker.start();
  }

  /** Delivers to this address from now on, beginning with what nobody received yet. */
  void deliverTo(URI address) {
    boolean isFirst = url == null;
    url = address;
    if (isFirst) {
      announcePending();
    }
  }

  private void announcePending() {
    var pending =
        books.change(
            change ->
                change
                    .newestFirst(Events.KIND)
                    .filter(event -> event.path(PENDING).asInt() > 0)
                    .map(Json::id)
                    .toList());
    pending.reversed().forEach(this::announce);
  }

  private void happened(String event) {
    announce(event);
    var wanting =
        books.change(
            change ->
                WebhookEndpoints.wanting(
                    change, change.known(Events.KIND, event).path("type").asText()));
    for (var endpoint : wanting) {
      if (queue.size() < settings.limits().events()) {
        add(new Due(event, endpoint, 0, System.nanoTime(), sequence.getAndIncrement()));
      }
    }
  }

  private void announce(String event) {
    if (url == null) {
      return; // It is pending in the books, for the day there is a receiver.
    }
    if (queue.size() >= settings.limits().events()) {
      overflowed = true;
      return;
    }
    add(new Due(event, null, 0, System.nanoTime(), sequence.getAndIncrement()));
  }

  private void add(Due due) {
    queue.add(due);
  }

  private void work() {
    while (!closed) {
      try {
        if (overflowed && queue.isEmpty()) {
          overflowed = false;
          announcePending();
        }
        var due = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (due != null) {
          deliver(due);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a webhook delivery broke", e);
      }
    }
  }

  /** Where a delivery goes, and by which secret it is signed. */
  private record Receiver(URI address, String secret) {}

  private @Nullable Receiver receiver(Due due) {
    var endpoint = due.endpoint;
    if (endpoint == null) {
      var address = url;
      return address == null ? null : new Receiver(address, webhook.secret());
    }
    return books.change(
        change -> {
          var found = change.find(WebhookEndpoints.KIND, endpoint);
          return found == null || !Json.is(found, "status", "enabled")
              ? null
              : new Receiver(
                  names.of(URI.create(found.path("url").asText())),
                  found.path("_").path(WebhookEndpoints.SECRET).asText());
        });
  }

  private void deliver(Due due) throws InterruptedException {
    var body =
        books.change(
            change -> {
              var event = change.find(Events.KIND, due.event);
              return event == null ? null : Json.write(Json.told(event));
            });
    var receiver = receiver(due);
    if (body == null || receiver == null) {
      return; // Forgotten meanwhile.
    }
    if (!attempt(body, receiver) && due.attempt + 1 < webhook.attempts()) {
      long at = System.nanoTime() + waitAfter(due.attempt).toNanos();
      add(new Due(due.event, due.endpoint, due.attempt + 1, at, sequence.getAndIncrement()));
    } else if (due.endpoint == null) {
      var unused = books.change(change -> settle(change, due.event));
    }
  }

  private static boolean settle(Change change, String id) {
    var event = change.find(Events.KIND, id);
    return event != null && change.edit(event).put(PENDING, 0).isObject();
  }

  private Duration waitAfter(int attempt) {
    long millis = webhook.firstRetry().toMillis() << Math.min(attempt, 20);
    return Duration.ofMillis(Math.min(millis, webhook.longestRetry().toMillis()));
  }

  private boolean attempt(String body, Receiver receiver) throws InterruptedException {
    long now = settings.clock().instant().getEpochSecond();
    var request =
        HttpRequest.newBuilder(receiver.address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (stand-in)")
            .header("Stripe-Signature", signature(receiver.secret, now, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2;
    } catch (IOException e) {
      return false;
    }
  }

  /** As described at docs.stripe.com/webhooks: HMAC-SHA256 over time, dot and body. */
  static String signature(String secret, long seconds, String body) {
    return "t=" + seconds + ",v1=" + Secrets.keyed(secret, seconds + "." + body);
  }

  int waiting() {
    return queue.size();
  }

  @Override
  public void close() {
    closed = true;
    worker.interrupt();
    client.shutdownNow();
    try {
      worker.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An attempt to make at a time of the machine's own clock, which never jumps. */
  private record Due(
      String event, @Nullable String endpoint, int attempt, long atNanos, long sequence)
      implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      var due = (Due) other;
      int byTime = Long.compare(atNanos - due.atNanos, 0);
      return byTime != 0 ? byTime : Long.compare(sequence, due.sequence);
    }
  }
}
