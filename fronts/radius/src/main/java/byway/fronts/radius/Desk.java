package byway.fronts.radius;

import byway.fronts.radius.Duplicates.Answered;
import byway.fronts.radius.Duplicates.New;
import byway.fronts.radius.Duplicates.Working;
import byway.fronts.radius.RadiusServer.Reply;
import byway.fronts.radius.Speakers.By;
import byway.fronts.radius.Speakers.Nobody;
import byway.kit.calls.CallFailed;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Wire;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every request's way: is it a packet, was it answered before, whose is it, and what is the answer.
 * What is not answered comes again, so all that goes wrong on our side is left without an answer.
 */
@Singleton
class Desk {
  private static final Logger LOG = Logger.getLogger(Desk.class);
  private static final int MOST_AT_ONCE = 5_000;
  private static final int MOST_REMEMBERED = 500_000;

  private final Speakers speakers;
  private final AccessRequests accessRequests;
  private final Accounting accounting;
  private final Orders orders;
  private final Attendance attendance;
  private final Duplicates duplicates;
  private final MeterRegistry metrics;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  Desk(
      Speakers speakers,
      AccessRequests accessRequests,
      Accounting accounting,
      Orders orders,
      Attendance attendance,
      InstantSource clock,
      MeterRegistry metrics) {
    this.speakers = speakers;
    this.accessRequests = accessRequests;
    this.accounting = accounting;
    this.orders = orders;
    this.attendance = attendance;
    this.duplicates = new Duplicates(MOST_REMEMBERED, clock);
    this.metrics = metrics;
  }

  /** Makes the answer; none where there is to be none. */
  private interface Work {
    byte @Nullable [] answer(Speaker speaker, Packet packet) throws MalformedPacket;
  }

  void access(byte[] bytes, InetSocketAddress from, Reply reply) {
    take(bytes, from, Code.ACCESS_REQUEST, accessRequests::answer, reply);
  }

  void accounting(byte[] bytes, InetSocketAddress from, Reply reply) {
    take(bytes, from, Code.ACCOUNTING_REQUEST, this::account, reply);
  }

  /** RFC 5997: whoever asks only wants to know whether somebody is there. */
  private static byte[] alive(Speaker speaker, Packet packet, Code code) {
    var answer = code == Code.ACCESS_REQUEST ? Code.ACCESS_ACCEPT : Code.ACCOUNTING_RESPONSE;
    return Wire.answer(packet, answer, List.of(), speaker.secret());
  }

  private byte @Nullable [] account(Speaker speaker, Packet packet) throws MalformedPacket {
    var report =
        AccountingReport.of(new Attributes.OfPacket(packet), speaker.accessPoint().direction());
    return accounting.take(speaker, report)
        ? Wire.answer(packet, Code.ACCOUNTING_RESPONSE, List.of(), speaker.secret())
        : null;
  }

  private void take(byte[] bytes, InetSocketAddress from, Code code, Work work, Reply reply) {
    try {
      var packet = Wire.decode(bytes, bytes.length);
      if (packet.code() != code && packet.code() != Code.STATUS_SERVER) {
        refuse("not_for_this_port");
        return;
      }
      switch (duplicates.look(from, packet)) {
        case Answered answered -> {
          refuse("duplicate");
          reply.send(answered.answer().array());
        }
        case Working working -> refuse("duplicate");
        case New isNew ->
            begin(
                bytes,
                packet,
                from,
                packet.code() == code ? work : (speaker, asked) -> alive(speaker, asked, code),
                reply);
      }
    } catch (MalformedPacket e) {
      refuse(e.reason());
    } catch (IOException e) {
      LOG.warnf("an answer was not sent: %s", e.getMessage());
    }
  }

  private void begin(byte[] bytes, Packet packet, InetSocketAddress from, Work work, Reply reply) {
    if (!room.tryAcquire()) {
      refuse("overloaded");
      duplicates.forget(from, packet);
      return;
    }
    Thread.ofVirtual()
        .name("radius")
        .start(
            () -> {
              try {
                answer(bytes, packet, from, work, reply);
              } finally {
                room.release();
              }
            });
  }

  private void answer(byte[] bytes, Packet packet, InetSocketAddress from, Work work, Reply reply) {
    byte[] answer = null;
    try {
      answer =
          switch (speakers.of(bytes, packet, from.getAddress())) {
            case By by -> answer(by.speaker(), packet, from, work);
            case Nobody nobody -> {
              refuse(nobody.why());
              yield null;
            }
          };
      if (answer != null) {
        duplicates.answered(from, packet, answer);
        reply.send(answer);
      }
    } catch (Refusal | CallFailed | StoreFailed e) {
      refuse("not_now");
      LOG.warnf("a request was not answered and will come again: %s", e.getMessage());
    } catch (IOException e) {
      LOG.warnf("an answer was not sent: %s", e.getMessage());
    } catch (RuntimeException e) {
      refuse("not_now");
      LOG.error("a request was not answered and will come again", e);
    } finally {
      if (answer == null) {
        duplicates.forget(from, packet);
      }
    }
  }

  private byte @Nullable [] answer(
      Speaker speaker, Packet packet, InetSocketAddress from, Work work) {
    orders.heard(speaker, from.getAddress());
    attendance.heard(speaker);
    return speaker
        .context()
        .call(
            () -> {
              try {
                return work.answer(speaker, packet);
              } catch (MalformedPacket e) {
                refuse(e.reason());
                return null;
              }
            });
  }

  private void refuse(String reason) {
    metrics.counter("byway_radius_refused_total", "reason", reason).increment();
  }
}
