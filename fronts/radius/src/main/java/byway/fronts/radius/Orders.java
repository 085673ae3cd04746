package byway.fronts.radius;

import byway.contracts.audit.Audit;
import byway.contracts.audit.WriteAct;
import byway.kit.calls.CallFailed;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Disconnect and Change-of-Authorization (RFC 5176): what access points are told without being
 * asked. Each is repeated a few times until it is answered, and the answer is written down in the
 * audit.
 */
@Singleton
class Orders {
  private static final Logger LOG = Logger.getLogger(Orders.class);
  private static final int PORT = 3_799;
  private static final int MOST_AT_ONCE = 256;
  private static final int MOST_KNOWN = 100_000;
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Audit audit;
  private final Ids ids;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Map<UUID, Heard> heard = new ConcurrentHashMap<>();

  Orders(Audit audit, Ids ids, InstantSource clock, MeterRegistry metrics) {
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Where an access point last spoke from, and by which secret. */
  record Heard(Speaker speaker, InetAddress from) {
    InetSocketAddress takesOrdersAt() {
      var orders = speaker.accessPoint().orders();
      if (orders.isEmpty()) {
        return new InetSocketAddress(from, PORT);
      }
      int colon = orders.lastIndexOf(':');
      var address = orders.substring(0, colon).replaceAll("[\\[\\]]", "");
      return new InetSocketAddress(
          InetAddress.ofLiteral(address), Integer.parseInt(orders.substring(colon + 1)));
    }
  }

  void heard(Speaker speaker, InetAddress from) {
    if (heard.size() >= MOST_KNOWN) {
      heard.clear();
    }
    heard.put(speaker.deviceId(), new Heard(speaker, from));
  }

  /** One that has spoken to this process; another process tells the others. */
  Optional<Heard> at(UUID deviceId) {
    return Optional.ofNullable(heard.get(deviceId));
  }

  void disconnect(Speaker speaker, AccountingReport report, String why) {
    at(speaker.deviceId())
        .ifPresent(
            to ->
                send(
                    to,
                    Code.DISCONNECT_REQUEST,
                    names(report.acctSessionId(), report.userName()),
                    report.acctSessionId(),
                    why));
  }

  void limit(Speaker speaker, AccountingReport report, long ceilingBytes) {
    at(speaker.deviceId())
        .ifPresent(to -> limit(to, report.acctSessionId(), report.userName(), ceilingBytes));
  }

  void limit(Heard to, String acctSessionId, String userName, long ceilingBytes) {
    var attributes = names(acctSessionId, userName);
    attributes.addAll(Limits.volume(to.speaker().accessPoint().dialect(), ceilingBytes));
    send(
        to, Code.COA_REQUEST, attributes, acctSessionId, "may go up to %d".formatted(ceilingBytes));
  }

  void disconnect(Heard to, String acctSessionId, String userName, String why) {
    send(to, Code.DISCONNECT_REQUEST, names(acctSessionId, userName), acctSessionId, why);
  }

  /** What vendors have in common: a MAC address would have to be written in their way. */
  private static List<Attribute> names(String acctSessionId, String userName) {
    var names = new ArrayList<Attribute>();
    names.add(Attribute.of(Type.ACCT_SESSION_ID, acctSessionId));
    if (!userName.isEmpty()) {
      names.add(Attribute.of(Type.USER_NAME, userName));
    }
    return names;
  }

  private void send(Heard to, Code code, List<Attribute> attributes, String subject, String why) {
    if (!room.tryAcquire()) {
      count(code, "no_room");
      return;
    }
    Thread.ofVirtual()
        .name("radius-order")
        .start(
            () -> {
              try {
                to.speaker().context().run(() -> sendAndWrite(to, code, attributes, subject, why));
              } finally {
                room.release();
              }
            });
  }

  private void sendAndWrite(
      Heard to, Code code, List<Attribute> attributes, String subject, String why) {
    var answer = exchange(to, code, attributes);
    count(code, answer);
    var act = code == Code.COA_REQUEST ? "radius.change" : "radius.disconnect";
    try {
      var reason = "%s; %s".formatted(why, answer);
      var unused = audit.write(new WriteAct(ids.next(), act, clip(subject), reason));
    } catch (Refusal | CallFailed e) {
      LOG.warnf("the answer to an order was not written down: %s", e.getMessage());
    }
  }

  private static String clip(String subject) {
    return subject.length() > 100 ? subject.substring(0, 100) : subject;
  }

  /** {@code ack}, {@code nak} with its cause, or {@code no answer}. */
  private String exchange(Heard to, Code code, List<Attribute> attributes) {
    var all = new ArrayList<Attribute>(attributes);
    all.add(Attribute.of(Type.EVENT_TIMESTAMP, clock.instant().getEpochSecond()));
    var secret = to.speaker().secret();
    var request = Wire.request(code, 1, all, secret);
    try (var socket = new DatagramSocket()) {
      socket.connect(to.takesOrdersAt());
      for (var wait : WAITS) {
        socket.send(new DatagramPacket(request.bytes(), request.bytes().length));
        var answer = receive(socket, wait, request.packet(), to.speaker());
        if (answer.isPresent()) {
          return answer.get();
        }
      }
      return "no answer";
    } catch (IOException e) {
      return "no answer";
    }
  }

  private Optional<String> receive(
      DatagramSocket socket, Duration wait, Packet request, Speaker speaker) throws IOException {
    var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
    socket.setSoTimeout((int) wait.toMillis());
    try {
      socket.receive(buffer);
      var packet = Wire.decode(buffer.getData(), buffer.getLength());
      if (!Wire.answers(buffer.getData(), packet, request, speaker.secret())) {
        metrics.counter("byway_radius_refused_total", "reason", "forged_answer").increment();
        return Optional.empty();
      }
      return Optional.of(
          switch (packet.code()) {
            case COA_ACK, DISCONNECT_ACK -> "ack";
            case COA_NAK, DISCONNECT_NAK -> "nak " + packet.number(Type.ERROR_CAUSE, 0);
            default -> "answered with " + packet.code();
          });
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (MalformedPacket e) {
      metrics.counter("byway_radius_refused_total", "reason", e.reason()).increment();
      return Optional.empty();
    }
  }

  private void count(Code code, String answer) {
    metrics
        .counter(
            "byway_radius_orders_total",
            "order",
            code == Code.COA_REQUEST ? "change" : "disconnect",
            "answer",
            answer.split(" ", 2)[0])
        .increment();
  }
}
