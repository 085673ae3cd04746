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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

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

  private static final CompletableFuture<Optional<byte[]>> NO_ANSWER =
      CompletableFuture.completedFuture(Optional.empty());

  /** Makes the answer; none where there is to be none. */
  private interface Work {
    CompletableFuture<Optional<byte[]>> answer(Speaker speaker, Packet packet)
        throws MalformedPacket;
  }

  /** A request under way, and the way back. */
  private record Asked(byte[] bytes, Packet packet, InetSocketAddress from, Reply reply) {}

  void access(byte[] bytes, InetSocketAddress from, Reply reply) {
    take(
        bytes,
        from,
        Code.ACCESS_REQUEST,
        (speaker, packet) -> now(accessRequests.answer(speaker, packet)),
        reply);
  }

  void accounting(byte[] bytes, InetSocketAddress from, Reply reply) {
    take(bytes, from, Code.ACCOUNTING_REQUEST, this::account, reply);
  }

  private static CompletableFuture<Optional<byte[]>> now(byte[] answer) {
    return CompletableFuture.completedFuture(Optional.of(answer));
  }

  /** RFC 5997: whoever asks only wants to know whether somebody is there. */
  private static byte[] alive(Speaker speaker, Packet packet, Code code) {
    var answer = code == Code.ACCESS_REQUEST ? Code.ACCESS_ACCEPT : Code.ACCOUNTING_RESPONSE;
    return Wire.answer(packet, answer, List.of(), speaker.secret());
  }

  private CompletableFuture<Optional<byte[]>> account(Speaker speaker, Packet packet)
      throws MalformedPacket {
    var report =
        AccountingReport.of(new Attributes.OfPacket(packet), speaker.accessPoint().direction());
    return accounting
        .take(speaker, report)
        .thenApply(settled -> settled ? Optional.of(taken(speaker, packet)) : Optional.empty());
  }

  private static byte[] taken(Speaker speaker, Packet packet) {
    return Wire.answer(packet, Code.ACCOUNTING_RESPONSE, List.of(), speaker.secret());
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
                new Asked(bytes, packet, from, reply),
                packet.code() == code
                    ? work
                    : (speaker, asked) -> now(alive(speaker, asked, code)));
      }
    } catch (MalformedPacket e) {
      refuse(e.reason());
    } catch (IOException e) {
      LOG.warnf("an answer was not sent: %s", e.getMessage());
    }
  }

  private void begin(Asked asked, Work work) {
    if (!room.tryAcquire()) {
      refuse("overloaded");
      duplicates.forget(asked.from, asked.packet);
      return;
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
  }

  private void finish(Asked asked, Optional<byte[]> answer) {
    room.release();
    if (answer.isEmpty()) {
      duplicates.forget(asked.from, asked.packet);
      return;
    }
    duplicates.answered(asked.from, asked.packet, answer.get());
    try {
      asked.reply.send(answer.get());
    } catch (IOException e) {
      LOG.warnf("an answer was not sent: %s", e.getMessage());
    }
  }

  private Optional<byte[]> notNow(Throwable failure) {
    refuse("not_now");
    switch (failure instanceof CompletionException ? failure.getCause() : failure) {
      case Refusal e -> warn(e);
      case CallFailed e -> warn(e);
      case StoreFailed e -> warn(e);
      case null, default -> LOG.error("a request was not answered and will come again", failure);
    }
    return Optional.empty();
  }

  private static void warn(RuntimeException failure) {
    LOG.warnf("a request was not answered and will come again: %s", failure.getMessage());
  }

  private CompletableFuture<Optional<byte[]>> answer(Asked asked, Work work) {
    try {
      return switch (speakers.of(asked.bytes, asked.packet, asked.from.getAddress())) {
        case By by -> answer(by.speaker(), asked, work);
        case Nobody nobody -> {
          refuse(nobody.why());
          yield NO_ANSWER;
        }
      };
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Optional<byte[]>> answer(Speaker speaker, Asked asked, Work work) {
    orders.heard(speaker, asked.from.getAddress());
    attendance.heard(speaker);
    return speaker
        .context()
        .call(
            () -> {
              try {
                return work.answer(speaker, asked.packet);
              } catch (MalformedPacket e) {
                refuse(e.reason());
                return NO_ANSWER;
              }
            });
  }

  private void refuse(String reason) {
    metrics.counter("byway_radius_refused_total", "reason", reason).increment();
  }
}
