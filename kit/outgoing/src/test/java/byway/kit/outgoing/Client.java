package byway.kit.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** The client with a clock, names and counters that a test holds. */
final class Client implements AutoCloseable {
  static final OutgoingSettings AT_HOME =
      OutgoingSettings.USUAL.withPlainHttp(true).withNetworks("home=127.0.0.0/8");

  final MovableClock clock = new MovableClock();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Map<String, List<String>> names = new ConcurrentHashMap<>();
  final UUID tenant = UUID.randomUUID();
  private final Outgoing outgoing;

  Client(OutgoingSettings settings) {
    this(settings, usual());
  }

  Client(OutgoingSettings settings, SSLContext trust) {
    this.outgoing = new Outgoing(settings, this::resolve, trust, clock, metrics);
  }

  Client(OutgoingSettings settings, Resolver resolver) {
    this.outgoing = new Outgoing(settings, resolver, usual(), clock, metrics);
  }

  private static SSLContext usual() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    var known = names.get(host);
    return known == null
        ? Resolver.system().resolve(host)
        : known.stream().map(InetAddress::ofLiteral).toList();
  }

  Reply send(OutgoingRequest request) {
    return as(tenant, request);
  }

  Reply as(UUID who, OutgoingRequest request) {
    return Context.platform(who).call(() -> outgoing.send(request));
  }

  OpenedLine line(String host, int port, Optional<String> network) {
    return Context.platform(tenant).call(() -> outgoing.open(host, port, network));
  }

  /** A call that may go to this machine, as no call from a page may. */
  Reply get(URI address) {
    return send(OutgoingRequest.get(address).withNetwork("home"));
  }

  static void assertNotSent(Reply reply, Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(Reply.NotSent.class, not -> assertThat(not.code()).isEqualTo(code));
  }

  static void assertUnanswered(Reply reply, Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Unanswered.class, un -> assertThat(un.code()).isEqualTo(code));
  }

  static Reply.Answered answered(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    return (Reply.Answered) reply;
  }

  double counted(String outcome) {
    return metrics.counter("byway_outgoing_total", "outcome", outcome).count();
  }

  @Override
  public void close() {
    outgoing.close();
  }
}
