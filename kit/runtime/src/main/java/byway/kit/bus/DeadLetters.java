package byway.kit.bus;

import byway.kit.values.Refusal;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Messages that no retry could deliver: seen with {@code ./byway dlq list}, sent again with {@code
 * replay}.
 */
public final class DeadLetters {
  private static final int MOST = 1_000;

  private final Broker broker;

  public DeadLetters(Broker broker) {
    this.broker = broker;
  }

  /** One of them. */
  public record DeadLetter(String id, String queue, String type, String envelope) {}

  /** The first of them. */
  public List<DeadLetter> list() {
    return of(letter -> true).first();
  }

  /**
   * Some of those that are meant.
   *
   * @param first at most {@value #MOST}
   * @param all how many there are
   */
  public record Meant(List<DeadLetter> first, int all) {
    public Meant {
      first = List.copyOf(first);
    }
  }

  /** Those that are meant, however many others are before them. */
  public Meant of(Predicate<DeadLetter> meant) {
    mindReach();
    try (var context = broker.context()) {
      var letters = new ArrayList<DeadLetter>();
      int all = 0;
      try (var browser = context.createBrowser(context.createQueue(Broker.DEAD_LETTERS))) {
        for (Object message : Collections.list(browser.getEnumeration())) {
          var letter = read((Message) message);
          if (meant.test(letter)) {
            all++;
            if (letters.size() < MOST) {
              letters.add(letter);
            }
          }
        }
      }
      return new Meant(letters, all);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    } catch (JMSRuntimeException e) {
      throw away(e);
    }
  }

  /** Puts them back on the queue they came from, and only there; the number of those moved. */
  public int replay() {
    mindReach();
    try (var context = broker.context()) {
      int moved = 0;
      try (var consumer = context.createConsumer(context.createQueue(Broker.DEAD_LETTERS))) {
        for (; moved < MOST; moved++) {
          var message = consumer.receive(200);
          if (message == null) {
            break;
          }
          var letter = read(message);
          var home = context.createTopic(letter.type() + "::" + letter.queue());
          context.createProducer().send(home, letter.envelope().getBytes(StandardCharsets.UTF_8));
          context.commit();
        }
      }
      return moved;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    } catch (JMSRuntimeException e) {
      throw away(e);
    }
  }

  /** The same for those that are meant, one at a time; the others stay where they are. */
  public int replay(Predicate<DeadLetter> meant) {
    var letters = of(meant).first();
    try (var context = broker.context()) {
      int moved = 0;
      var queue = context.createQueue(Broker.DEAD_LETTERS);
      for (var letter : letters) {
        var selector = "JMSMessageID = '" + letter.id().replace("'", "''") + "'";
        try (var consumer = context.createConsumer(queue, selector)) {
          if (consumer.receive(500) == null) {
            continue; // somebody else was quicker
          }
          var home = context.createTopic(letter.type() + "::" + letter.queue());
          context.createProducer().send(home, letter.envelope().getBytes(StandardCharsets.UTF_8));
          context.commit();
          moved++;
        }
      }
      return moved;
    } catch (JMSRuntimeException e) {
      throw away(e);
    }
  }

  /** A broker that is known to be away is not tried: that takes long, and many stand in line. */
  private void mindReach() {
    if (broker.reach().isLost()) {
      throw unavailable();
    }
  }

  private static Refusal unavailable() {
    return Refusal.unavailable("broker_away", "the message broker does not answer");
  }

  private static RuntimeException away(JMSRuntimeException failure) {
    return Broker.isAway(failure) ? unavailable() : failure;
  }

  private static DeadLetter read(Message message) throws JMSException {
    return new DeadLetter(
        message.getJMSMessageID(),
        message.getStringProperty("_AMQ_ORIG_QUEUE"),
        message.getStringProperty("_AMQ_ORIG_ADDRESS"),
        new String(Bus.bytes(message), StandardCharsets.UTF_8));
  }
}
