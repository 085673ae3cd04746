package byway.outside.cards;

import byway.outside.cards.CardProcessorSettings.Misbehaviour;
import byway.outside.cards.CardProcessorSettings.Webhook;
import byway.outside.cards.Entry.Delivery;
import byway.outside.cards.Entry.DeliveryState;
import byway.outside.cards.Entry.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events at least once: signed as Stripe signs, tried again with growing waits until the
 * answer is 2xx or patience ends. One at a time, as there is one receiver; a failing event waits
 * aside and lets the others pass.
 */
final class Webhooks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final CardProcessorSettings settings;
  private final Webhook webhook;
  private final Books books;
  private final HttpClient client;
  private final DelayQueue<Due> queue = new DelayQueue<>();
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicInteger toLose = new AtomicInteger();
  private final SplittableRandom random = new SplittableRandom();
  private final Thread worker;
  private volatile @Nullable URI url;
  private volatile Misbehaviour misbehaviour;
  private volatile boolean overflowed;
  private volatile boolean closed;

  Webhooks(CardProcessorSettings settings, Books books) {
    this.settings = settings;
    this.webhook = settings.webhook();
    this.books = books;
    this.url = webhook.url();
    this.misbehaviour = webhook.misbehaviour();
    this.client = HttpClient.newBuilder().connectTimeout(webhook.timeout()).build();
    this.worker = Thread.ofVirtual().name("card-webhooks").unstarted(this::work);
  }

  /** Goes on with what was not delivered before a restart. */
  void start() {
    books.onEvents(events -> events.forEach(event -> announce(event.id())));
    announcePending();
    worker.start();
  }

  /** Delivers to this address from now on, beginning with what nobody received yet. */
  void deliverTo(URI address) {
    boolean first = url == null;
    url = address;
    if (first) {
      announcePending();
    }
  }

  void misbehave(Misbehaviour wanted) {
    misbehaviour = wanted;
  }

  /** The next events are never delivered, as if their receiver had been gone for days. */
  void lose(int events) {
    toLose.set(events);
  }

  private void announcePending() {
    List<String> pending =
        books.change(
            change ->
                change
                    .newestFirst(Delivery.class)
                    .filter(delivery -> delivery.state() == DeliveryState.PENDING)
                    .map(Delivery::id)
                    .toList());
    pending.reversed().forEach(this::announce);
  }

  private void announce(String eventId) {
    long disorderMillis = misbehaviour.disorder().toMillis();
    Duration wait = disorderMillis == 0 ? Duration.ZERO : Duration.ofMillis(random(disorderMillis));
    add(new Due(eventId, 0, false, System.nanoTime() + wait.toNanos(), sequence.getAndIncrement()));
  }

  private synchronized long random(long below) {
    return random.nextLong(below);
  }

  private void add(Due due) {
    if (url == null) {
      return; // Still pending in the books, for the day there is a receiver.
    }
    if (queue.size() >= webhook.queued()) {
      overflowed = true;
      return;
    }
    queue.add(due);
  }

  private void work() {
    while (!closed) {
      try {
        if (overflowed && queue.isEmpty()) {
          overflowed = false;
          announcePending();
        }
        Due due = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
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

  private void deliver(Due due) throws InterruptedException {
    Event event = books.change(change -> change.find(Event.class, due.eventId));
    URI address = url;
    if (event == null || address == null) {
      return;
    }
    if (due.attempt == 0 && !due.copy && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      settle(due, DeliveryState.GIVEN_UP);
      return;
    }
    if (attempt(event, address)) {
      if (!due.copy) {
        settle(due, DeliveryState.DELIVERED);
        for (int copy = 1; copy < misbehaviour.copies(); copy++) {
          add(due.later(Duration.ofMillis(20L * copy), due.attempt, true));
        }
      }
    } else if (!due.copy) {
      if (due.attempt + 1 >= webhook.attempts()) {
        settle(due, DeliveryState.GIVEN_UP);
      } else {
        queue.add(due.later(waitAfter(due.attempt), due.attempt + 1, false));
      }
    }
  }

  private void settle(Due due, DeliveryState state) {
    Delivery settled = new Delivery(due.eventId, due.attempt + 1, state);
    books.change(change -> change.put(settled));
  }

  private Duration waitAfter(int attempt) {
    long millis = webhook.firstRetry().toMillis() << Math.min(attempt, 20);
    return Duration.ofMillis(Math.min(millis, webhook.longestRetry().toMillis()));
  }

  private boolean attempt(Event event, URI address) throws InterruptedException {
    String body =
        Json.write(StripeObjects.event(event, new Delivery(event.id(), 0, DeliveryState.PENDING)));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(webhook.timeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (stand-in)")
            .header(
                "Stripe-Signature",
                signature(webhook.secret(), settings.clock().instant().getEpochSecond(), body))
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
    String hex = HexFormat.of().formatHex(CardEntry.hmacSha256(secret, seconds + "." + body));
    return "t=" + seconds + ",v1=" + hex;
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
  private record Due(String eventId, int attempt, boolean copy, long atNanos, long sequence)
      implements Delayed {
    Due later(Duration wait, int nextAttempt, boolean asCopy) {
      return new Due(eventId, nextAttempt, asCopy, System.nanoTime() + wait.toNanos(), sequence);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Due due = (Due) other;
      int byTime = Long.compare(atNanos - due.atNanos, 0);
      return byTime != 0 ? byTime : Long.compare(sequence, due.sequence);
    }
  }
}
