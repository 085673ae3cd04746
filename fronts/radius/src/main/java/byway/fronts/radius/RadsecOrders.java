package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Wire;
import byway.kit.radius.Wire.Outgoing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Disconnect and CoA on the way over one connection, each by a number of its own. */
final class RadsecOrders {
  private static final int NUMBERS = 256;
  private static final Duration ANSWER_TAKES = Duration.ofSeconds(7);

  private final Map<Integer, Order> waiting = new HashMap<>();
  private int last;
  private boolean over;

  private record Order(Outgoing request, CompletableFuture<Packet> answer) {}

  /** Whether these bytes answer an order, as far as their code says. */
  static boolean isAnswer(byte[] bytes) {
    return switch (bytes[0]) {
      case 41, 42, 44, 45 -> true;
      default -> false;
    };
  }

  Optional<Packet> exchange(Code code, List<Attribute> attributes, Consumer<byte[]> send) {
    var order = begin(code, attributes);
    if (order == null) {
      return Optional.empty();
    }
    try {
      send.accept(order.request.bytes());
      return Optional.of(order.answer.get(ANSWER_TAKES.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      forget(order);
    }
  }

  private synchronized @Nullable Order begin(Code code, List<Attribute> attributes) {
    if (over || waiting.size() >= NUMBERS) {
      return null;
    }
    do {
      last = (last + 1) % NUMBERS;
    } while (waiting.containsKey(last));
    var order =
        new Order(
            Wire.request(code, last, attributes, RadsecConnection.SECRET),
            new CompletableFuture<>());
    waiting.put(last, order);
    return order;
  }

  private synchronized void forget(Order order) {
    waiting.remove(order.request.packet().identifier());
  }

  /** Whether it answers an order that is on the way; refuses what is forged. */
  boolean answered(byte[] bytes) throws MalformedPacket {
    var packet = Wire.decode(bytes, bytes.length);
    Order order;
    synchronized (this) {
      order = waiting.get(packet.identifier());
    }
    if (order == null) {
      return false;
    }
    if (!Wire.answers(bytes, packet, order.request.packet(), RadsecConnection.SECRET)) {
      throw MalformedPacket.because("forged_answer");
    }
    order.answer.complete(packet);
    return true;
  }

  /** Nothing will be answered any more. */
  synchronized void end() {
    over = true;
    waiting
        .values()
        .forEach(order -> order.answer.completeExceptionally(new IllegalStateException("closed")));
  }
}
