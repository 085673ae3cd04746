package byway.fronts.devicelink.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Messages of one client that wait for their answer, by their packet identifiers. One of QoS 2 is
 * handed on once, however often it comes before it is released (4.3.3).
 */
final class Incoming {
  private static final int[] NONE = {};
  private static final int ID = 0xFFFF;

  /** How far a message has come: of QoS 1 in work, of QoS 2 in work, of QoS 2 and answered. */
  private static final int ONCE = 1 << 16;

  private static final int TWICE = 2 << 16;
  private static final int RECEIVED = 3 << 16;

  private final PacketWriter writer;
  private final Consumer<Buffer> line;
  private final boolean five;

  /** Identifiers with their stages: few, and there are very many clients. */
  private int[] open = NONE;

  private int count;

  Incoming(PacketWriter writer, boolean five, Consumer<Buffer> line) {
    this.writer = writer;
    this.five = five;
    this.line = line;
  }

  /** Whether it is new, and to be handed on. */
  boolean take(Publish message) {
    if (message.qos() == 0) {
      return true;
    }
    int at = find(message.id());
    if (at >= 0) {
      again(message, open[at] & ~ID);
      return false;
    }
    if (count == Terms.RECEIVE_MAXIMUM) {
      throw new Broken(Reason.RECEIVE_MAXIMUM_EXCEEDED, "more messages at once than were told");
    }
    if (count == open.length) {
      open = Arrays.copyOf(open, Math.max(2, 2 * count));
    }
    open[count++] = message.id() | (message.qos() == 2 ? TWICE : ONCE);
    return true;
  }

  /**
   * An identifier that is in use. It is the same message of QoS 2 once more, or, of a client of
   * 3.1.1 that repeats itself (4.4), of QoS 1, which its answer will answer. Anything else is
   * another message under a name that is taken (2.2.1): not taken, and told so.
   */
  private void again(Publish message, int stage) {
    boolean same =
        message.qos() == 2 ? stage != ONCE : stage == ONCE && message.repeated() && !five;
    if (!same && !five) {
      throw Broken.wrong("a packet identifier that is in use");
    }
    if (!same) {
      acknowledge(answerTo(message), message.id(), Reason.PACKET_IDENTIFIER_IN_USE);
    } else if (stage == RECEIVED) {
      acknowledge(Type.PUBREC, message.id(), Reason.SUCCESS);
    }
  }

  /**
   * The answer to what was handed on. MQTT 3.1.1 has no word for a refusal: the client gets none,
   * and sends the message again when it connects anew.
   */
  void answer(Publish message, Reason reason) {
    int at = message.qos() == 0 ? -1 : find(message.id());
    if (at < 0) {
      return;
    }
    if (message.qos() == 2 && !reason.isFailure()) {
      open[at] = message.id() | RECEIVED;
    } else {
      forget(at);
    }
    if (five || !reason.isFailure()) {
      acknowledge(answerTo(message), message.id(), reason);
    }
  }

  /** PUBREL: the client has seen that its message of QoS 2 came. */
  void release(int id) {
    int at = find(id);
    boolean known = at >= 0 && (open[at] & ~ID) == RECEIVED;
    if (known) {
      forget(at);
    }
    acknowledge(Type.PUBCOMP, id, known ? Reason.SUCCESS : Reason.PACKET_IDENTIFIER_NOT_FOUND);
  }

  private int find(int id) {
    for (int at = 0; at < count; at++) {
      if ((open[at] & ID) == id) {
        return at;
      }
    }
    return -1;
  }

  private void forget(int at) {
    open[at] = open[--count];
  }

  private static int answerTo(Publish message) {
    return message.qos() == 2 ? Type.PUBREC : Type.PUBACK;
  }

  private void acknowledge(int type, int id, Reason reason) {
    line.accept(writer.acknowledgement(type, id, reason));
  }
}
