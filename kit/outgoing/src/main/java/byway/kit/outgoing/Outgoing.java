package byway.kit.outgoing;

import byway.kit.context.Context;
import byway.kit.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;

/**
 * Calls an address that a person gave, within limits, for the tenant of the context. It tries once;
 * trying again is its caller's. Every outcome is a {@link Reply}, none an exception.
 */
public final class Outgoing implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Nobody is there, which a breaker counts like no answer. */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private static final Set<Code> FAILURES =
      Set.of(
          Code.CONNECT_FAILED,
          Code.TLS_FAILED,
          Code.HOST_UNKNOWN,
          Code.TIMED_OUT,
          Code.RESPONSE_BROKEN);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OutgoingSettings settings;
  private final Resolver resolver;
  private final DefaultClientTlsStrategy tls;
  private final Budgets budgets;
  private final Breakers breakers;
  private final MeterRegistry metrics;

  /**
   * @param trust whose certificates are believed, usually {@link SSLContext#getDefault}
   * @param metrics {@code byway_outgoing_total} by outcome (a class of status or a code), {@code
   *     byway_outgoing_duration}, {@code byway_outgoing_under_way}, {@code
   *     byway_outgoing_breakers_open}
   */
  public Outgoing(
      OutgoingSettings settings,
      Resolver resolver,
      SSLContext trust,
      InstantSource clock,
      MeterRegistry metrics) {
    this.settings = settings;
    this.resolver = resolver;
    this.tls = new DefaultClientTlsStrategy(trust);
    this.budgets = new Budgets(settings, clock);
    this.breakers = new Breakers(clock);
    this.metrics = metrics;
    metrics.gauge("byway_outgoing_under_way", budgets, Budgets::underWay);
    metrics.gauge("byway_outgoing_breakers_open", breakers, Breakers::open);
  }

  /**
   * Opens a line to a host that a person gave, for a protocol other than HTTP; TLS is the caller's.
   * At most {@value CheckedSocket#MOST_BYTES} bytes can be read from it, and it counts as a call.
   *
   * @param network name of the private networks that may be called too, such as {@code mail}
   */
  public OpenedLine open(String host, int port, Optional<String> network) {
    if (Store.isOpen()) {
      throw new IllegalStateException("a line to the outside inside a database transaction");
    }
    var opened = line(host, port, network);
    var outcome = opened instanceof OpenedLine.NotOpen not ? not.code().text() : "line";
    metrics.counter("byway_outgoing_total", "outcome", outcome).increment();
    return opened;
  }

  private OpenedLine line(String host, int port, Optional<String> network) {
    var budget = budgets.of(Context.isBound() ? Context.current().tenant() : null);
    var room = budget.enter();
    if (room.isEmpty()) {
      return new OpenedLine.NotOpen(Code.BUSY, "too many calls are under way");
    }
    try {
      return budget.spend()
          ? new Lines(settings, resolver, threads).open(host, port, network)
          : new OpenedLine.NotOpen(
              Code.BUDGET_SPENT, "more than " + settings.perMinute() + " calls in a minute");
    } finally {
      room.get().run();
    }
  }

  /** Refused inside a database transaction, which would be held for as long as a stranger likes. */
  public Reply send(OutgoingRequest request) {
    if (Store.isOpen()) {
      throw new IllegalStateException("a call to the outside inside a database transaction");
    }
    long began = System.nanoTime();
    var reply = follow(request, began + request.limit().toNanos());
    metrics.counter("byway_outgoing_total", "outcome", outcome(reply)).increment();
    metrics
        .timer("byway_outgoing_duration")
        .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return reply;
  }

  private Reply follow(OutgoingRequest request, long untilNanos) {
    if (request.body().length > OutgoingRequest.MOST_BYTES) {
      return new Reply.NotSent(
          Code.REQUEST_TOO_LARGE, "more than " + OutgoingRequest.MOST_BYTES + " bytes");
    }
    boolean follows = request.method().equals("GET") || request.method().equals("HEAD");
    var address = request.address();
    var headers = request.headers();
    boolean plainHttp = settings.plainHttp();
    for (int hops = 0; ; hops++) {
      var refused = Hop.refusal(address, headers, plainHttp);
      if (refused.isPresent()) {
        return new Reply.NotSent(refused.get().code(), refused.get().detail());
      }
      var hop = Hop.to(address, headers);
      var reply = call(request, hop, untilNanos);
      if (!(reply instanceof Reply.Answered answer)
          || !follows
          || request.redirects() == 0
          || !REDIRECTS.contains(answer.status())) {
        return reply;
      }
      var next = answer.header("location").flatMap(hop::next);
      if (next.isEmpty()) {
        return reply;
      }
      if (hops == request.redirects()) {
        return new Reply.NotSent(
            Code.REDIRECTS_EXCEEDED, "more than " + request.redirects() + " redirects");
      }
      headers = hop.headersFor(next.get());
      address = next.get();
      plainHttp = settings.plainHttp() && !hop.isSecure();
    }
  }

  private Reply call(OutgoingRequest request, Hop hop, long untilNanos) {
    var tenant = Context.isBound() ? Context.current().tenant() : null;
    var budget = budgets.of(tenant);
    var room = budget.enter();
    if (room.isEmpty()) {
      return new Reply.NotSent(Code.BUSY, "too many calls are under way");
    }
    var key = new Breakers.Key(tenant, hop.host(), hop.port());
    if (!breakers.lets(key)) {
      room.get().run();
      return new Reply.NotSent(Code.BREAKER_OPEN, "the last calls there failed; it is left alone");
    }
    if (!budget.spend()) {
      room.get().run();
      return new Reply.NotSent(
          Code.BUDGET_SPENT, "more than " + settings.perMinute() + " calls in a minute");
    }
    var reply = inTime(request, hop, untilNanos, room.get());
    note(key, reply);
    return reply;
  }

  /**
   * Whoever asks waits no longer than the request's time. What does not end with it, such as
   * looking up a name, keeps its room until it does.
   */
  private Reply inTime(OutgoingRequest request, Hop hop, long untilNanos, Runnable leave) {
    var connections = new Connections(settings.destinations(request.network()), resolver, tls);
    var exchange = new Exchange(request, hop, connections, settings.connect());
    var running =
        threads.submit(
            () -> {
              try (exchange) {
                return exchange.run();
              } finally {
                leave.run();
              }
            });
    try {
      return running.get(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.close();
      return exchange.ended(
          Code.TIMED_OUT, "there was no answer within " + spelled(request.limit()));
    } catch (InterruptedException e) {
      exchange.close();
      Thread.currentThread().interrupt();
      return exchange.ended(Code.INTERRUPTED, "the calling thread was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static String spelled(Duration limit) {
    return limit.toMillis() + " ms";
  }

  private void note(Breakers.Key key, Reply reply) {
    switch (reply) {
      case Reply.Answered answer when AWAY.contains(answer.status()) -> breakers.failed(key);
      case Reply.Answered answer -> breakers.worked(key);
      case Reply.NotSent not when FAILURES.contains(not.code()) -> breakers.failed(key);
      case Reply.Unanswered un when FAILURES.contains(un.code()) -> breakers.failed(key);
      case Reply.NotSent not -> {}
      case Reply.Unanswered un -> {}
    }
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Answered answer -> answer.status() / 100 + "xx";
      case Reply.NotSent not -> not.code().text();
      case Reply.Unanswered un -> un.code().text();
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
