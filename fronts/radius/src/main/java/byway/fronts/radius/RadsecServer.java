package byway.fronts.radius;

import byway.fronts.radius.ClientCertificates.Proven;
import byway.fronts.radius.RadiusClients.Found;
import byway.fronts.radius.RadiusClients.Nobody;
import byway.fronts.radius.RadsecConnection.Peer;
import byway.kit.calls.CallFailed;
import byway.kit.platform.Chore;
import byway.kit.platform.Lifecycle;
import byway.kit.radius.Packet;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.RadiusPorts;
import byway.operations.certificates.api.Certificates;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The TCP port of RADIUS over TLS (RFC 6614), where access points ask and report. */
@Singleton
final class RadsecServer implements Chore {
  private static final Logger LOG = Logger.getLogger(RadsecServer.class);
  private static final int BACKLOG = 500;

  /** One has at most so large a part of the connections. */
  private static final int OPERATORS = 4;

  private final Settings settings;
  private final Certificates certificates;
  private final RadiusDispatcher dispatcher;
  private final CertificateHolders holders;
  private final NasAddresses nasAddresses;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final RadsecLimits limits = RadsecLimits.USUAL;
  private final Shares places = new Shares(limits.connections(), limits.connections() / OPERATORS);
  private final Semaphore handshakes = new Semaphore(limits.handshakes());
  private final Map<InetAddress, Integer> trying = new ConcurrentHashMap<>();
  private final Set<RadsecConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket door;
  private volatile @Nullable RadsecTls tls;

  RadsecServer(
      Settings settings,
      Certificates certificates,
      RadiusDispatcher dispatcher,
      CertificateHolders holders,
      NasAddresses nasAddresses,
      InstantSource clock,
      MeterRegistry metrics) {
    this.settings = settings;
    this.certificates = certificates;
    this.dispatcher = dispatcher;
    this.holders = holders;
    this.nasAddresses = nasAddresses;
    this.clock = clock;
    this.metrics = metrics;
  }

  void open(@Observes @Priority(Lifecycle.DOORS) StartupEvent start) throws IOException {
    int port = settings.of(RadiusPorts.class).tls();
    if (port == 0 || !settings.roles().runs("radius")) {
      return;
    }
    var files = settings.of(RadsecSettings.class);
    var clients = new ClientCertificates(files, clock, holders::isKnown);
    var safe = new RadsecTls(own(files), clients);
    tls = safe;
    metrics.gaugeCollectionSize("byway_radsec_connections", List.of(), connections);
    var opened = new ServerSocket(port, BACKLOG, InetAddress.getByName(settings.host()));
    door = opened;
    Thread.ofPlatform().name("radsec-" + port).daemon().start(() -> accept(opened, safe, clients));
    LOG.infof("RadSec at TCP %s:%d", settings.host(), port);
  }

  private OwnCertificate.Source own(RadsecSettings settings) {
    return settings.certificate().isPresent()
        ? new CertificateInFiles(settings.certificate().orElseThrow(), settings.key().orElseThrow())
        : new CertificateOfHost(certificates, settings.host(), clock);
  }

  private void accept(ServerSocket at, RadsecTls safe, ClientCertificates clients) {
    while (!at.isClosed()) {
      try {
        var plain = at.accept();
        if (connections.size() >= limits.connections() || !mayTry(plain.getInetAddress())) {
          refuse("too_many_connections");
          plain.close();
          continue;
        }
        Thread.ofVirtual().name("radsec").start(() -> serve(plain, safe, clients));
      } catch (IOException e) {
        if (!at.isClosed()) {
          LOG.warnf("a connection was not taken: %s", e.getMessage());
        }
      }
    }
  }

  /** Nobody takes every place of those who have yet to prove who they are. */
  private boolean mayTry(InetAddress address) {
    if (trying.merge(address, 1, Integer::sum) <= limits.handshakesEach()
        && handshakes.tryAcquire()) {
      return true;
    }
    trying.computeIfPresent(address, (from, many) -> many == 1 ? null : many - 1);
    return false;
  }

  private void hasTried(InetAddress address) {
    handshakes.release();
    trying.computeIfPresent(address, (from, many) -> many == 1 ? null : many - 1);
  }

  private void serve(Socket plain, RadsecTls safe, ClientCertificates clients) {
    try (plain) {
      var greeted = connect(plain, safe, clients);
      try {
        run(greeted);
      } finally {
        connections.remove(greeted.connection);
      }
    } catch (SSLException e) {
      refuse("tls");
      LOG.infof("RadSec from %s was refused: %s", plain.getInetAddress(), e.getMessage());
    } catch (IOException e) {
      LOG.debugf("RadSec from %s broke: %s", plain.getInetAddress(), e.getMessage());
    } catch (Refusal | CallFailed e) {
      refuse("not_now");
      LOG.warnf("RadSec from %s was not taken: %s", plain.getInetAddress(), e.getMessage());
    }
  }

  /** No operator takes every place of the others. */
  private void run(Greeted greeted) {
    if (!places.take(greeted.operator)) {
      refuse("too_many_connections");
      greeted.connection.cut();
      return;
    }
    try {
      greeted.connection.run();
    } finally {
      places.giveBack(greeted.operator);
    }
  }

  /** Both sides have proven who they are. */
  private record Greeted(RadsecConnection connection, UUID operator) {}

  private Greeted connect(Socket plain, RadsecTls safe, ClientCertificates clients)
      throws IOException {
    @Nullable RadsecConnection begun = null;
    boolean greeted = false;
    try {
      plain.setTcpNoDelay(true);
      var socket = safe.over(plain);
      var house = new House(socket, clients);
      var connection = new RadsecConnection(plain, socket, limits, house, clock);
      begun = connection;
      connections.add(connection);
      connection.greet();
      var operator = house.operator();
      greeted = true;
      return new Greeted(connection, operator);
    } finally {
      hasTried(plain.getInetAddress());
      if (begun != null && !greeted) {
        connections.remove(begun);
      }
    }
  }

  /** What one connection's certificate says of it. */
  private final class House implements Peer {
    private final SSLSocket socket;
    private final ClientCertificates clients;
    private volatile @Nullable Proven certificate;

    private House(SSLSocket socket, ClientCertificates clients) {
      this.socket = socket;
      this.clients = clients;
    }

    /** Looked at for each packet, since a certificate ends, or is taken back, while it is used. */
    @Override
    public Found find(Packet packet) {
      try {
        return holders.find(names(), RadiusClients.name(packet), socket.getInetAddress());
      } catch (CertificateException | SSLException e) {
        return new Nobody("unknown_certificate");
      }
    }

    private UUID operator() throws IOException {
      try {
        return holders.operator(names(), socket.getInetAddress());
      } catch (CertificateException e) {
        throw new SSLException(e);
      }
    }

    private List<String> names() throws CertificateException, SSLException {
      var known = certificate;
      if (known == null) {
        known = clients.proven(socket.getSession().getPeerCertificates());
        certificate = known;
      }
      known.own().checkValidity(Date.from(clock.instant()));
      return known.names();
    }

    @Override
    public boolean take(byte[] bytes, Origin from) {
      return dispatcher.connected(bytes, from);
    }

    @Override
    public void heard(Speaker speaker, RadsecConnection at) {
      nasAddresses.heard(speaker, at.address().getAddress(), at);
    }

    @Override
    public void refuse(String why) {
      RadsecServer.this.refuse(why);
    }
  }

  private void refuse(String why) {
    metrics.counter("byway_radius_refused_total", "reason", why).increment();
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }

  /** Lets those go whose time is over, and reads a new certificate. */
  @Override
  public void run() {
    for (var connection : connections) {
      if (connection.closeWhenLate()) {
        refuse("too_slow");
      }
    }
    var safe = tls;
    if (safe != null) {
      safe.readAgain();
    }
  }

  void close(@Observes @Priority(Lifecycle.DOORS) ShutdownEvent stop) throws IOException {
    var opened = door;
    if (opened != null) {
      opened.close();
    }
    connections.forEach(RadsecConnection::close);
  }
}
