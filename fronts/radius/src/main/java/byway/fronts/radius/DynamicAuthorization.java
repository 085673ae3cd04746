package byway.fronts.radius;

import byway.fronts.radius.NasAddresses.Reached;
import byway.kit.calls.CallFailed;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.Tally;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.Outcome;
import byway.operations.audit.api.WriteAct;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Disconnect and Change-of-Authorization (RFC 5176): what access points are told without being
 * asked. Each is repeated a few times until it is answered, and the answer is written down in the
 * audit.
 */
@Singleton
class DynamicAuthorization {
  private static final Logger LOG = Logger.getLogger(DynamicAuthorization.class);
  private static final int MOST_AT_ONCE = 256;

  /** One whose access points do not answer keeps nobody else's waiting. */
  private static final int MOST_OF_EACH = 64;

  private final NasAddresses nasAddresses;
  private final Audit audit;
  private final Ids ids;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Shares room = new Shares(MOST_AT_ONCE, MOST_OF_EACH);

  DynamicAuthorization(
      NasAddresses nasAddresses, Audit audit, Ids ids, InstantSource clock, MeterRegistry metrics) {
    this.nasAddresses = nasAddresses;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** One that can be reached from here; another process tells the others. */
  Optional<Reached> at(UUID deviceId) {
    return nasAddresses.find(deviceId);
  }

  void disconnect(Speaker speaker, AccountingReport report, String why) {
    nasAddresses
        .here(speaker.deviceId())
        .ifPresent(to -> disconnect(to, names(report), report.acctSessionId(), why));
  }

  void limit(Speaker speaker, AccountingReport report, long ceilingBytes) {
    nasAddresses
        .here(speaker.deviceId())
        .ifPresent(to -> limit(to, names(report), report.acctSessionId(), ceilingBytes));
  }

  void limit(Reached to, Tally tally, long ceilingBytes) {
    limit(to, names(tally), tally.acctSessionId(), ceilingBytes);
  }

  void disconnect(Reached to, Tally tally, String why) {
    disconnect(to, names(tally), tally.acctSessionId(), why);
  }

  private static List<Attribute> names(Tally tally) {
    return names(tally.acctSessionId(), tally.userName(), tally.mac());
  }

  private static List<Attribute> names(AccountingReport report) {
    return names(report.acctSessionId(), report.userName(), report.mac());
  }

  private void limit(Reached to, List<Attribute> names, String acctSessionId, long ceilingBytes) {
    var attributes = new ArrayList<>(names);
    attributes.addAll(RadiusLimits.volume(to.speaker().accessPoint().dialect(), ceilingBytes));
    send(
        to, Code.COA_REQUEST, attributes, acctSessionId, "may go up to %d".formatted(ceilingBytes));
  }

  private void disconnect(Reached to, List<Attribute> names, String acctSessionId, String why) {
    send(to, Code.DISCONNECT_REQUEST, names, acctSessionId, why);
  }

  /**
   * What vendors have in common: a MAC address would have to be written in their way. One that
   * tells no Acct-Session-Id is asked by the MAC address all the same (RFC 3580 section 3.21).
   */
  private static List<Attribute> names(String acctSessionId, String userName, String mac) {
    var names = new ArrayList<Attribute>();
    if (!acctSessionId.isEmpty()) {
      add(names, Type.ACCT_SESSION_ID, acctSessionId);
    } else if (!mac.isEmpty()) {
      add(names, Type.CALLING_STATION_ID, mac.replace(':', '-').toUpperCase(Locale.ROOT));
    }
    add(names, Type.USER_NAME, userName);
    return names;
  }

  /** What came by FreeRADIUS's REST module may be longer than a packet could say. */
  private static void add(List<Attribute> names, Type type, String text) {
    var bytes = PlainText.bytes(text);
    if (bytes.length > 0 && bytes.length <= Attribute.MOST_BYTES) {
      names.add(Attribute.of(type, bytes));
    }
  }

  private void send(Reached to, Code code, List<Attribute> attributes, String subject, String why) {
    var tenant = to.speaker().tenantId();
    if (!room.take(tenant)) {
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
                room.giveBack(tenant);
              }
            });
  }

  private void sendAndWrite(
      Reached to, Code code, List<Attribute> attributes, String subject, String why) {
    var answer = exchange(to, code, attributes);
    count(code, answer);
    var act = code == Code.COA_REQUEST ? "radius.change" : "radius.disconnect";
    try {
      var reason = "%s; %s".formatted(why, answer);
      var unused = audit.write(new WriteAct(ids.next(), act, clip(subject), reason, Outcome.DONE));
    } catch (Refusal | CallFailed e) {
      LOG.warnf("the answer to an order was not written down: %s", e.getMessage());
    }
  }

  /** What the audit takes; an accounting session may have no name, or one of blanks. */
  private static String clip(String acctSessionId) {
    var subject = acctSessionId.isBlank() ? "no Acct-Session-Id" : acctSessionId;
    return subject.length() > 100 ? subject.substring(0, 100) : subject;
  }

  /** {@code ack}, {@code nak} with its cause, or {@code no answer}. */
  private String exchange(Reached to, Code code, List<Attribute> attributes) {
    var all = new ArrayList<Attribute>(attributes);
    all.add(Attribute.of(Type.EVENT_TIMESTAMP, clock.instant().getEpochSecond()));
    try {
      var answer = to.way().exchange(code, all);
      return answer.isPresent() ? said(answer.get()) : "no answer";
    } catch (IOException e) {
      return "no answer";
    } catch (MalformedPacket e) {
      return "answered with " + e.reason();
    }
  }

  private static String said(Packet answer) throws MalformedPacket {
    return switch (answer.code()) {
      case COA_ACK, DISCONNECT_ACK -> "ack";
      case COA_NAK, DISCONNECT_NAK -> "nak " + answer.number(Type.ERROR_CAUSE, 0);
      default -> "answered with " + answer.code();
    };
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
