package byway.fronts.radius;

import byway.fronts.metering.Attendance;
import byway.fronts.radius.Duplicates.Answered;
import byway.fronts.radius.Duplicates.New;
import byway.fronts.radius.Duplicates.Working;
import byway.fronts.radius.RadiusClients.By;
import byway.fronts.radius.RadiusClients.Found;
import byway.fronts.radius.RadiusClients.Nobody;
import byway.fronts.radius.RadiusServer.Reply;
import byway.kit.calls.CallFailed;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every request's way: is it a packet, was it answered before, whose is it, and what is the answer.
 * What is not answered comes again, so all that goes wrong on our side is left without an answer.
 */
@Singleton
class RadiusDispatcher {
  private static final Logger LOG = Logger.getLogger(RadiusDispatcher.class);

  /** Until it is known whose they are. */
  private static final int MOST_UNKNOWN_AT_ONCE = 5_000;

  /** Of all operators; one alone has half of it. */
  private static final int MOST_AT_ONCE = 10_000;

  private static final int MOST_REMEMBERED = 500_000;

  /** RFC 5176 section 3.6: unsupported extension. */
  private static final Attribute UNSUPPORTED = Attribute.of(Type.ERROR_CAUSE, 406);

  private static final CompletableFuture<Optional<byte[]>> NO_ANSWER =
      CompletableFuture.completedFuture(Optional.empty());

  private final RadiusClients radiusClients;
  private final AccessRequests accessRequests;
  private final Accounting accounting;
  private final NasAddresses nasAddresses;
  private final Attendance attendance;
  private final Duplicates duplicates;
  private final Counts refused;
  private final Semaphore unknown = new Semaphore(MOST_UNKNOWN_AT_ONCE);
  private final FairRoom room = new FairRoom(MOST_AT_ONCE);

  RadiusDispatcher(
      RadiusClients radiusClients,
      AccessRequests accessRequests,
      Accounting accounting,
      NasAddresses nasAddresses,
      Attendance attendance,
      InstantSource clock,
      MeterRegistry metrics) {
    this.radiusClients = radiusClients;
    this.accessRequests = accessRequests;
    this.accounting = accounting;
    this.nasAddresses = nasAddresses;
    this.attendance = attendance;
    this.duplicates = new Duplicates(MOST_REMEMBERED, clock);
    this.refused = new Counts(metrics, "byway_radius_refused_total", "reason");
    metrics.gauge("byway_radius_saturation_ratio", room, FairRoom::saturation);
  }

  /** Makes the answer; none where there is to be none. */
  private interface Work {
    CompletableFuture<Optional<byte[]>> answer(Speaker speaker, Packet packet);
  }

  /** A request under way, and the way back. */
  private record Asked(byte[] bytes, Packet packet, Origin from, Duplicates.Key key) {}

  void access(byte[] bytes, InetSocketAddress from, Reply reply) {
    var unused = take(bytes, Port.ASKING, new Datagram(from, reply));
  }

  void accounting(byte[] bytes, InetSocketAddress from, Reply reply) {
    var unused = take(bytes, Port.REPORTING, new Datagram(from, reply));
  }

  /** Over one connection all of it comes (RFC 6614 section 2.1); whether it will be dealt with. */
  boolean connected(byte[] bytes, Origin origin) {
    return take(bytes, Port.BOTH, origin);
  }

  /** What is asked where. */
  private enum Port {
    ASKING,
    REPORTING,
    BOTH
  }

  private @Nullable Work work(Code code, Port port) {
    return switch (code) {
      case ACCESS_REQUEST ->
          port == Port.REPORTING
              ? null
              : (speaker, packet) -> now(accessRequests.answer(speaker, packet));
      case ACCOUNTING_REQUEST -> port == Port.ASKING ? null : this::account;
      case STATUS_SERVER ->
          port == Port.REPORTING
              ? answering(Code.ACCOUNTING_RESPONSE)
              : answering(Code.ACCESS_ACCEPT);
      // Nobody gives us orders, and over a connection silence would be waited for.
      case COA_REQUEST -> port == Port.BOTH ? answering(Code.COA_NAK, UNSUPPORTED) : null;
      case DISCONNECT_REQUEST ->
          port == Port.BOTH ? answering(Code.DISCONNECT_NAK, UNSUPPORTED) : null;
      default -> null;
    };
  }

  /** RFC 5997: whoever asks for the status only wants to know whether somebody is there. */
  private static Work answering(Code code, Attribute... attributes) {
    return (speaker, packet) ->
        now(Wire.answer(packet, code, List.of(attributes), speaker.secret()));
  }

  /** From a port of UDP, which anybody may have written there. */
  private final class Datagram implements Origin {
    private final InetSocketAddress from;
    private final Reply reply;

    private Datagram(InetSocketAddress from, Reply reply) {
      this.from = from;
      this.reply = reply;
    }

    @Override
    public InetSocketAddress address() {
      return from;
    }

    @Override
    public Found speaker(byte[] bytes, Packet packet) {
      return radiusClients.of(bytes, packet, from.getAddress());
    }

    @Override
    public void heard(Speaker speaker) {
      nasAddresses.heard(speaker, from.getAddress(), null);
    }

    @Override
    public void send(byte[] answer) throws IOException {
      reply.send(answer);
    }
  }

  private static CompletableFuture<Optional<byte[]>> now(byte[] answer) {
    return CompletableFuture.completedFuture(Optional.of(answer));
  }

  /** What can never be charged is answered all the same: silence would bring it again. */
  private CompletableFuture<Optional<byte[]>> account(Speaker speaker, Packet packet) {
    AccountingReport report;
    try {
      report =
          AccountingReport.of(new Attributes.OfPacket(packet), speaker.accessPoint().direction());
    } catch (MalformedPacket e) {
      refuse(e.reason());
      return now(taken(speaker, packet));
    }
    return accounting
        .take(speaker, report)
        .thenApply(settled -> settled ? Optional.of(taken(speaker, packet)) : Optional.empty());
  }

  private static byte[] taken(Speaker speaker, Packet packet) {
    return Wire.answer(packet, Code.ACCOUNTING_RESPONSE, List.of(), speaker.secret());
  }

  private boolean take(byte[] bytes, Port port, Origin from) {
    try {
      var packet = Wire.decode(bytes, bytes.length);
      var work = work(packet.code(), port);
      if (work == null) {
        refuse("not_for_this_port");
        return false;
      }
      var key = Duplicates.Key.of(from.address(), packet);
      switch (duplicates.look(key)) {
        case Answered answered -> {
          refuse("duplicate");
          from.send(answered.answer().array());
        }
        case Working working -> refuse("duplicate");
        case New isNew -> {
          return begin(new Asked(bytes, packet, from, key), work);
        }
      }
    } catch (MalformedPacket e) {
      refuse(e.reason());
      from.broken(e.reason());
    } catch (IOException e) {
      LOG.warnf("an answer was not sent: %s", e.getMessage());
    }
    return false;
  }

  private boolean begin(Asked asked, Work work) {
    if (!unknown.tryAcquire()) {
      refuse("overloaded");
      duplicates.forget(asked.key);
      return false;
    }
    Thread.ofVirtual()
        .name("radius")
        .start(
            () -> {
              var unused =
                  answer(asked, work)
                      .exceptionally(this::notNow)
                      .thenAccept(answer -> finish(asked, answer));
            });
    return true;
  }

  private void finish(Asked asked, Optional<byte[]> answer) {
    try {
      if (answer.isEmpty()) {
        duplicates.forget(asked.key);
        return;
      }
      duplicates.answered(asked.key, answer.get());
      asked.from.send(answer.get());
    } catch (IOException e) {
      LOG.warnf("an answer was not sent: %s", e.getMessage());
    } finally {
      asked.from.done();
    }
  }

  private Optional<byte[]> notNow(Throwable failure) {
    refuse("not_now");
    switch (failure instanceof CompletionException ? failure.getCause() : failure) {
      case Refusal e -> warn(e);
      case CallFailed e -> warn(e);
      case null, default -> LOG.error("a request was not answered and will come again", failure);
    }
    return Optional.empty();
  }

  private static void warn(RuntimeException failure) {
    LOG.warnf("a request was not answered and will come again: %s", failure.getMessage());
  }

  private CompletableFuture<Optional<byte[]>> answer(Asked asked, Work work) {
    Found found;
    try {
      found = asked.from.speaker(asked.bytes, asked.packet);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    } finally {
      unknown.release();
    }
    return switch (found) {
      case By by -> inItsRoom(by.speaker(), asked, work);
      case Nobody nobody -> {
        refuse(nobody.why());
        asked.from.broken(nobody.why());
        yield NO_ANSWER;
      }
    };
  }

  /** One operator's flood takes no place of another's. */
  private CompletableFuture<Optional<byte[]>> inItsRoom(Speaker speaker, Asked asked, Work work) {
    if (!room.take(speaker.tenantId())) {
      refuse("overloaded");
      return NO_ANSWER;
    }
    return answer(speaker, asked, work)
        .whenComplete((answer, failure) -> room.giveBack(speaker.tenantId()));
  }

  private CompletableFuture<Optional<byte[]>> answer(Speaker speaker, Asked asked, Work work) {
    try {
      asked.from.heard(speaker);
      attendance.heard(speaker.tenantId(), speaker.deviceId(), Speaker.SILENCE);
      return speaker.context().call(() -> work.answer(speaker, asked.packet));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void refuse(String reason) {
    refused.add(reason);
  }
}
