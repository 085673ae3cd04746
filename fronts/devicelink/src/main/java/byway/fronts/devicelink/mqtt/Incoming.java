package byway.fronts.devicelink.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one client that wait for their answer. One of QoS 2 is handed on once, however often
 * it comes before it is released (4.3.3).
 */
final class Incoming {
  private final PacketWriter writer;
  private final Consumer<Buffer> line;
  private final boolean five;
  private int open;

  /** Those of QoS 2, and whether they are answered. */
  private @Nullable Map<Integer, Boolean> twice;

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
    if (message.qos() == 2) {
      var known = twice == null ? null : twice.get(message.id());
      if (known != null) {
        if (known) {
          acknowledge(Type.PUBREC, message.id(), Reason.SUCCESS);
        }
        return false;
      }
    }
    if (open == Terms.RECEIVE_MAXIMUM) {
      throw new Broken(Reason.RECEIVE_MAXIMUM_EXCEEDED, "more messages at once than were told");
    }
    open++;
    if (message.qos() == 2) {
      if (twice == null) {
        twice = new HashMap<>();
      }
      twice.put(message.id(), false);
    }
    return true;
  }

  /**
   * The answer to what was handed on. MQTT 3.1.1 has no word for a refusal: the client gets none,
   * and sends the message again when it connects anew.
   */
  void answer(Publish message, Reason reason) {
    if (message.qos() == 0) {
      return;
    }
    boolean goesOn = message.qos() == 2 && !reason.isFailure();
    if (twice != null && message.qos() == 2) {
      if (goesOn) {
        twice.put(message.id(), true);
      } else {
        twice.remove(message.id());
      }
    }
    if (!goesOn) {
      open--;
    }
    if (five || !reason.isFailure()) {
      acknowledge(message.qos() == 2 ? Type.PUBREC : Type.PUBACK, message.id(), reason);
    }
  }

  /** PUBREL: the client has seen that its message of QoS 2 came. */
  void release(int id) {
    boolean known = twice != null && Boolean.TRUE.equals(twice.get(id));
    if (known && twice != null) {
      twice.remove(id);
      open--;
    }
    acknowledge(Type.PUBCOMP, id, known ? Reason.SUCCESS : Reason.PACKET_IDENTIFIER_NOT_FOUND);
  }

  private void acknowledge(int type, int id, Reason reason) {
    line.accept(writer.acknowledgement(type, id, reason));
  }
}
