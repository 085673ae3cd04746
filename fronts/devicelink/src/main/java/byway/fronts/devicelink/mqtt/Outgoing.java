package byway.fronts.devicelink.mqtt;

import byway.fronts.devicelink.mqtt.Packet.Answer;
import byway.fronts.devicelink.mqtt.PacketWriter.Message;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages to one client: no more at once without its answer than it takes (4.9), none larger than
 * it takes (3.1.2.11.4), and the others in a queue that ends.
 */
final class Outgoing {
  private final PacketWriter writer;
  private final Consumer<Buffer> line;
  private final BooleanSupplier isFull;
  private final int window;
  private final long packetBytes;

  /** A bit for each packet identifier, from 1 on: in use, of QoS 2, and released. */
  private long open;

  private long twice;
  private long released;
  private @Nullable Queue<Message> waiting;

  Outgoing(
      PacketWriter writer, Connect.Wants wants, Consumer<Buffer> line, BooleanSupplier isFull) {
    this.writer = writer;
    this.line = line;
    this.isFull = isFull;
    this.window = Math.min(Terms.RECEIVE_MAXIMUM, wants.receiveMaximum());
    this.packetBytes = wants.maximumPacketBytes();
  }

  /** False where too many wait: the client does not read, or does not answer. */
  boolean send(Message message) {
    var queue = waiting;
    if (queue == null && hasRoomFor(message)) {
      write(message);
      return true;
    }
    if (queue == null) {
      queue = new ArrayDeque<>();
      waiting = queue;
    }
    return queue.size() < Terms.WAITING_MESSAGES && queue.add(message);
  }

  boolean isWaiting() {
    return waiting != null;
  }

  private boolean hasRoomFor(Message message) {
    return !isFull.getAsBoolean() && (message.qos() == 0 || Long.bitCount(open) < window);
  }

  /** What is larger than the client takes counts as sent: it is not, and takes nobody's place. */
  private void write(Message message) {
    int bit = message.qos() == 0 ? 0 : Long.numberOfTrailingZeros(~open);
    var packet = writer.message(message, bit + 1);
    if (packet.length() > packetBytes) {
      return;
    }
    if (message.qos() > 0) {
      open |= 1L << bit;
      twice = message.qos() == 2 ? twice | 1L << bit : twice & ~(1L << bit);
    }
    line.accept(packet);
  }

  /** What waits and finds room now. */
  void goOn() {
    var queue = waiting;
    while (queue != null && !queue.isEmpty() && hasRoomFor(queue.element())) {
      write(queue.remove());
    }
    if (queue != null && queue.isEmpty()) {
      waiting = null;
    }
  }

  /** The client's answer to a message of ours: PUBACK, PUBREC or PUBCOMP. */
  void answered(Answer answer) {
    long bit = answer.id() <= Long.SIZE ? 1L << answer.id() - 1 & open : 0;
    switch (answer.type()) {
      case Type.PUBACK -> close(bit & ~twice);
      case Type.PUBREC -> received(answer, bit & twice);
      default -> close(bit & released);
    }
    goOn();
  }

  private void received(Answer answer, long bit) {
    if (answer.isFailure()) {
      close(bit & ~released);
      return;
    }
    released |= bit;
    var reason = bit == 0 ? Reason.PACKET_IDENTIFIER_NOT_FOUND : Reason.SUCCESS;
    line.accept(writer.acknowledgement(Type.PUBREL, answer.id(), reason));
  }

  private void close(long bit) {
    open &= ~bit;
    released &= ~bit;
  }
}
