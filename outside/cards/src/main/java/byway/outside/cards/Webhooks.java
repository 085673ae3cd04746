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
 * answer is 2xx or patience ends. One at a time, as there is one receiver; a failing event waits
 * aside and lets the others pass. No more wait than events are kept.
 */
final class Webhooks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String PENDING = "pending_webhooks";

  private final CardProcessorSettings settings;
  private final Webhook webhook;
  private final Books books;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final DelayQueue<Due> queue = new DelayQueue<>();
  private final AtomicLong sequence = new AtomicLong();
  private final Thread worker;
  private volatile @Nullable URI url;
  private volatile boolean closed;

  Webhooks(CardProcessorSettings settings, Books books) {
    this.settings = settings;
    this.webhook = settings.webhook();
    this.books = books;
    this.url = webhook.url();
    this.worker = Thread.ofVirtual().name("card-webhooks").unstarted(this::work);
  }

  /** Goes on with what was not delivered before a restart. */
  void start() {
    books.onEvent(this::announce);
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

  private void announce(String event) {
    if (url != null) { // Else it is pending in the books, for the day there is a receiver.
      add(event, 0, Duration.ZERO);
    }
  }

  private void add(String event, int attempt, Duration wait) {
    queue.add(
        new Due(event, attempt, System.nanoTime() + wait.toNanos(), sequence.getAndIncrement()));
  }

  private void work() {
    while (!closed) {
      try {
        deliver(queue.take());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a webhook delivery broke", e);
      }
    }
  }

  private void deliver(Due due) throws InterruptedException {
    var body =
        books.change(
            change -> {
              var event = change.find(Events.KIND, due.event);
              return event == null ? null : Json.write(Json.told(event));
            });
    var address = url;
    if (body == null || address == null) {
      return; // Forgotten meanwhile.
    }
    if (attempt(body, address) || due.attempt + 1 >= webhook.attempts()) {
      var unused = books.change(change -> settle(change, due.event));
    } else {
      add(due.event, due.attempt + 1, waitAfter(due.attempt));
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

  private boolean attempt(String body, URI address) throws InterruptedException {
    long now = settings.clock().instant().getEpochSecond();
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (stand-in)")
            .header("Stripe-Signature", signature(webhook.secret(), now, body))
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
  private record Due(String event, int attempt, long atNanos, long sequence) implements Delayed {
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
