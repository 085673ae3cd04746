package byway.kit.bus;

import byway.kit.reach.Reach;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The message broker: Apache Artemis in this process, or one elsewhere by its address. */
public final class Broker implements AutoCloseable {
  static final String DEAD_LETTERS = "dead-letters";
  private static final Logger LOG = Logger.getLogger(Broker.class);
  private static final int CAUSES = 16;

  /**
   * With less left on its disk it takes no messages, which wait in the outbox, until there is more.
   * The library would do so on a disk that is nine tenths full, however much is left.
   */
  private static final long LEAST_FREE_BYTES = 32L * 1024 * 1024;

  /** What it is called when the line is to blame. */
  private static final Set<ActiveMQExceptionType> LINE =
      Set.of(
          ActiveMQExceptionType.NOT_CONNECTED,
          ActiveMQExceptionType.DISCONNECTED,
          ActiveMQExceptionType.REMOTE_DISCONNECT,
          ActiveMQExceptionType.CONNECTION_TIMEDOUT,
          ActiveMQExceptionType.UNBLOCKED);

  private final @Nullable EmbeddedActiveMQ embedded;
  private final ActiveMQConnectionFactory connections;
  private final BrokerLogin login;
  private final String place;

  private final Reach reach;

  private Broker(
      @Nullable EmbeddedActiveMQ embedded,
      ActiveMQConnectionFactory connections,
      BrokerLogin login,
      String at) {
    this.embedded = embedded;
    this.connections = connections;
    this.login = login;
    this.place = at;
    this.reach = new Reach("the message broker at " + at);
  }

  /** Why nothing can be sent by this broker, in a sentence; empty where it can. */
  public static Optional<String> hindrance(String url, BrokerLogin login) {
    var at = Reach.addressOf(url);
    try (var connections = new ActiveMQConnectionFactory(url)) {
      connections.setInitialConnectAttempts(1);
      connections.setReconnectAttempts(0);
      connections.setCallTimeout(5_000);
      connections.createContext(login.user(), login.password()).close();
      return Optional.empty();
    } catch (JMSSecurityRuntimeException e) {
      return Optional.of(
          "%s does not let us in; see BYWAY_BROKER_USER and BYWAY_BROKER_PASSWORD".formatted(at));
    } catch (JMSRuntimeException e) {
      return Optional.of("no Artemis broker answers at %s".formatted(at));
    } catch (RuntimeException e) { // whatever the client library makes of an address
      return Optional.of("this is no address of a broker, such as tcp://broker:61616");
    }
  }

  /** Whether the line to it could not be made or broke. */
  static boolean isAway(Throwable failure) {
    return failure instanceof JMSRuntimeException
        && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(CAUSES)
            .anyMatch(
                cause -> cause instanceof ActiveMQException told && LINE.contains(told.getType()));
  }

  /** Whether it answers, as far as the bus has noticed. */
  Reach reach() {
    return reach;
  }

  /** Connects to a broker that somebody else runs. */
  public static Broker at(String url, BrokerLogin login) {
    return new Broker(null, new ActiveMQConnectionFactory(url), login, Reach.addressOf(url));
  }

  /**
   * Starts a broker in this process; its journal is synced to disk before a message counts as sent
   * or taken. Nothing here prepares a transaction (all are local, none is of JTA): what the broker
   * finds at its start and calls a prepared one is the rest of a former use of the file, and
   * rolling it back undoes nothing (decision 16).
   *
   * @param listen {@code host:port} where other processes of this installation may connect
   */
  public static Broker start(Path directory, Optional<String> listen, BrokerLogin login) {
    return start(directory, listen, login, Retry.USUAL);
  }

  /** The same with another patience for subscribers that fail. */
  public static Broker start(
      Path directory, Optional<String> listen, BrokerLogin login, Retry retry) {
    try {
      var configuration = new ConfigurationImpl();
      configuration
          .setPersistenceEnabled(true)
          .setJournalType(JournalType.NIO)
          .setJournalBufferTimeout_NIO(1_000_000)
          .setJournalSyncTransactional(true)
          .setJournalSyncNonTransactional(true)
          .setJournalDatasync(true)
          .setJournalFileSize(2 * 1024 * 1024)
          .setJournalMinFiles(2)
          .setJournalDirectory(directory.resolve("journal").toString())
          .setBindingsDirectory(directory.resolve("bindings").toString())
          .setLargeMessagesDirectory(directory.resolve("large").toString())
          .setPagingDirectory(directory.resolve("paging").toString())
          .setSecurityEnabled(listen.isPresent())
          .setJMXManagementEnabled(false)
          .setThreadPoolMaxSize(8)
          .setScheduledThreadPoolMaxSize(2)
          .setGlobalMaxSize(64L * 1024 * 1024)
          .setMinDiskFree(LEAST_FREE_BYTES)
          .setMessageExpiryScanPeriod(-1)
          .setAddressQueueScanPeriod(-1)
          .addAcceptorConfiguration("here", "vm://0")
          .addAddressSetting("#", settings(retry))
          .addAddressSetting(
              DEAD_LETTERS,
              new AddressSettings()
                  .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
                  .setMaxSizeBytes(-1));
      if (listen.isPresent()) {
        configuration.addAcceptorConfiguration(
            "others", "tcp://" + listen.get() + "?protocols=CORE");
      }
      var server = new EmbeddedActiveMQ().setConfiguration(configuration);
      if (listen.isPresent()) {
        server.setSecurityManager(new SharedSecret(login));
      }
      server.start();
      return new Broker(server, new ActiveMQConnectionFactory("vm://0"), login, "this process");
    } catch (Exception e) {
      throw new IllegalStateException("the message broker did not start: " + e.getMessage(), e);
    }
  }

  /** After the last attempt, the dead letters; a full topic spills to disk. */
  private static AddressSettings settings(Retry retry) {
    return new AddressSettings()
        .setMaxDeliveryAttempts(retry.attempts())
        .setRedeliveryDelay(retry.first().toMillis())
        .setRedeliveryMultiplier(retry.multiplier())
        .setMaxRedeliveryDelay(60_000)
        .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
        .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(16L * 1024 * 1024)
        .setPageSizeBytes(1024 * 1024)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  /** Where it is, for people: host and port, or this process. */
  public String place() {
    return place;
  }

  /** Whether it takes and gives messages just now; one elsewhere is really asked. */
  public boolean answers() {
    if (embedded != null) {
      return embedded.getActiveMQServer().isActive();
    }
    try (var factory = connections.getServerLocator().createSessionFactory();
        var session =
            factory.createSession(login.user(), login.password(), false, true, true, false, 0)) {
      return session.queueQuery(SimpleString.of(DEAD_LETTERS)) != null;
    } catch (Exception e) {
      LOG.debugf("the broker at %s: %s", place, e.getMessage());
      return false;
    }
  }

  /** A line for one thread, transacted; with the login as it is by now. */
  JMSContext context() {
    return connections.createContext(login.user(), login.password(), Session.SESSION_TRANSACTED);
  }

  BrokerLogin login() {
    return login;
  }

  ActiveMQConnectionFactory core() {
    return connections;
  }

  @Override
  public void close() {
    connections.close();
    if (embedded != null) {
      try {
        embedded.stop();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
