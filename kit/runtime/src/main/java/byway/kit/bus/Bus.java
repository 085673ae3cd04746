package byway.kit.bus;

import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.events.Envelope;
import byway.kit.store.Outbox;
import byway.kit.store.StoreFailed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jboss.logging.Logger;

/**
 * The ways between services: each topic fans out to the durable queue of each subscriber; a
 * subscriber that fails gets its message again with growing delay, and at last it is a dead letter.
 */
public final class Bus implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Bus.class);
  private static final long POLL_MILLIS = 500;

  /** How long one that may go with others waits for them. */
  private static final Duration LINGER = Duration.ofMillis(100);

  /** The same where many came the last time: then each costs less the more there are. */
  private static final Duration LINGER_WHEN_BUSY = Duration.ofSeconds(1);

  private static final int BUSY = 10;

  /** As long as a message that fails is tried again. */
  private static final Duration ALONE = Duration.ofMinutes(2);

  private final Broker broker;
  private final MeterRegistry metrics;
  private final List<Thread> workers = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  public Bus(Broker broker, MeterRegistry metrics) {
    this.broker = broker;
    this.metrics = metrics;
  }

  /**
   * Makes every queue, whether or not its subscriber runs here, so that no fact finds no queue, and
   * removes those that are said to be over and that nobody listens to.
   */
  public void declare(List<Subscription> subscriptions) {
    withSession(
        session -> {
          create(session, Broker.DEAD_LETTERS, Broker.DEAD_LETTERS, RoutingType.ANYCAST);
          for (var subscription : subscriptions) {
            if (subscription.isOver()) {
              remove(session, subscription.queue());
            } else if (subscription.durable()) {
              create(session, subscription.topic(), subscription.queue(), RoutingType.MULTICAST);
            }
          }
        });
  }

  /** What is done with queues themselves. */
  private interface Making {
    void with(ClientSession session) throws Exception;
  }

  private void withSession(Making making) {
    var core = broker.core();
    try (var factory = core.getServerLocator().createSessionFactory();
        var session =
            factory.createSession(
                broker.login().user(), broker.login().password(), false, true, true, false, 0)) {
      making.with(session);
    } catch (Exception e) {
      throw new IllegalStateException("queues cannot be made: " + e.getMessage(), e);
    }
  }

  private static void create(ClientSession session, String topic, String queue, RoutingType routing)
      throws Exception {
    if (!session.queueQuery(SimpleString.of(queue)).isExists()) {
      session.createQueue(
          QueueConfiguration.of(queue).setAddress(topic).setRoutingType(routing).setDurable(true));
    }
  }

  private static void remove(ClientSession session, String queue) throws Exception {
    var found = session.queueQuery(SimpleString.of(queue));
    if (found.isExists() && found.getConsumerCount() == 0) {
      session.deleteQueue(queue);
      LOG.infof(
          "the queue %s is not used any more and is gone, with %d messages",
          queue, found.getMessageCount());
    }
  }

  /** Moves facts out of a service's outbox for as long as the bus is open. */
  public void relay(String service, Outbox outbox) {
    metrics.gauge(
        "byway_outbox_waiting_facts", Tags.of("service", service), outbox, Outbox::waiting);
    work(
        "relay " + service,
        context -> {
          var producer = context.createProducer();
          tellAgain(context, service, outbox);
          while (running()) {
            int moved =
                outbox.drain(
                    facts -> {
                      for (var fact : facts) {
                        var topic = context.createTopic(fact.type());
                        producer.send(topic, fact.bytes());
                      }
                      context.commit();
                    });
            metrics.counter("byway_events_published_total", "service", service).increment(moved);
            if (moved == 0) {
              outbox.await(1);
            }
          }
        });
  }

  /**
   * A broker may have lost what it had said it has: its disk was not written after all, or was
   * taken from it. Whether it has lost everything is seen by a message of ours that nobody takes:
   * then all facts that are kept go again, and otherwise the last ones, because what is torn is the
   * end. Subscribers recognise those that they have handled (decision 16).
   */
  private void tellAgain(JMSContext context, String service, Outbox outbox) {
    var name = "relayed/" + service;
    create(name);
    var marks = context.createQueue(name);
    boolean lost;
    try (var browser = context.createBrowser(marks)) {
      lost = !browser.getEnumeration().hasMoreElements();
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
    int facts = outbox.again(lost);
    if (lost) {
      context.createProducer().send(marks, new byte[] {1});
      context.commit();
    }
    if (lost && facts > 0) {
      LOG.warnf("%s: the broker has lost its journal; %d facts are told again", service, facts);
    }
  }

  private void create(String queue) {
    withSession(session -> create(session, queue, queue, RoutingType.ANYCAST));
  }

  /**
   * Hands the messages of the subscription's queue to its handler: one at a time, or those that
   * wait together where it takes them so. After a failure they go one at a time for as long as it
   * may come again, so that it takes nobody with it to the dead letters.
   */
  public void listen(Subscription subscription) {
    if (subscription.isOver()) {
      return;
    }
    work(
        "listen " + subscription.queue(),
        context -> {
          var source =
              subscription.durable()
                  ? context.createQueue(subscription.topic() + "::" + subscription.queue())
                  : context.createTopic(subscription.topic());
          try (var consumer = context.createConsumer(source)) {
            long failedAt = System.nanoTime() - ALONE.toNanos();
            var linger = LINGER;
            while (running()) {
              boolean alone = System.nanoTime() - failedAt < ALONE.toNanos();
              var texts = receive(consumer, alone ? 1 : subscription.together(), linger);
              linger = texts.size() < BUSY ? LINGER : LINGER_WHEN_BUSY;
              if (!texts.isEmpty() && !deliver(context, subscription, texts)) {
                failedAt = System.nanoTime();
              }
            }
          }
        });
  }

  /** What is in each message, which is read before the next one comes. */
  private static List<byte[]> receive(JMSConsumer consumer, int most, Duration linger) {
    var texts = new ArrayList<byte[]>();
    var message = consumer.receive(POLL_MILLIS);
    long until = System.nanoTime() + linger.toNanos();
    while (message != null) {
      texts.add(bytes(message));
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      message = texts.size() < most && left > 0 ? consumer.receive(left) : null;
    }
    return texts;
  }

  private boolean deliver(JMSContext context, Subscription subscription, List<byte[]> texts) {
    try {
      var envelopes = texts.stream().map(Envelope::decode).toList();
      subscription.delivery().take(envelopes);
      context.commit();
      count(subscription, "handled", texts.size());
      return true;
    } catch (RuntimeException e) {
      if (running()) {
        LOG.warnf("%s failed and will come again: %s", subscription.queue(), e);
        count(subscription, "failed", texts.size());
      }
      context.rollback();
      return false;
    }
  }

  private void count(Subscription subscription, String outcome, int messages) {
    metrics
        .counter("byway_events_received_total", "queue", subscription.queue(), "outcome", outcome)
        .increment(messages);
  }

  /** Nothing of what is no message of bytes; that is no envelope, and ends as a dead letter. */
  static byte[] bytes(Message message) {
    try {
      return message instanceof BytesMessage bytes ? bytes.getBody(byte[].class) : new byte[0];
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  /** What a worker does with its own session. */
  private interface Work {
    void with(JMSContext context) throws InterruptedException;
  }

  private void work(String name, Work work) {
    workers.add(
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  while (running()) {
                    long began = System.nanoTime();
                    try (var context = broker.context()) {
                      broker.reach().reached(began);
                      work.with(context);
                    } catch (InterruptedException e) {
                      return;
                    } catch (JMSRuntimeException | StoreFailed | IllegalStateException e) {
                      restart(name, e);
                    }
                  }
                }));
  }

  private void restart(String name, RuntimeException failure) {
    if (!running()) {
      return;
    }
    if (Broker.isAway(failure)) {
      broker.reach().lose(String.valueOf(failure.getMessage()));
    } else {
      LOG.warnf("%s broke off and starts again: %s", name, failure.getMessage());
    }
    try {
      var unused = stopping.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean running() {
    return stopping.getCount() > 0;
  }

  @Override
  public void close() {
    stopping.countDown();
    for (var worker : workers) {
      try {
        if (!worker.join(Duration.ofSeconds(3))) {
          worker.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
