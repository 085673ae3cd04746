package byway.fronts.radius;

import byway.commerce.vouchers.api.VoucherSignIn;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.metering.Attendance;
import byway.fronts.metering.LastWords;
import byway.fronts.metering.Reports;
import byway.fronts.radius.NasAddresses.Reached;
import byway.fronts.radius.RadiusClients.By;
import byway.fronts.radius.RadiusClients.Found;
import byway.kit.bus.InProcessDelivery;
import byway.kit.context.Context;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.radius.Wire.Outgoing;
import byway.kit.secrets.Keys;
import byway.kit.settings.Settings;
import byway.kit.testing.MovableClock;
import byway.kit.values.Ids;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.Tally;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Devices;
import byway.operations.audit.api.Audit;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProofResult;
import byway.people.identity.api.NetworkSignIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The front as one process, with an access point before it; another process may follow it. */
final class Front {
  static final int START = 1;
  static final int STOP = 2;
  static final int INTERIM = 3;
  static final int ON = 7;
  static final int OFF = 8;

  private static final Secret SECRET = new Secret("between these two");
  private static final Keys KEYS = new Keys("a secret of these tests, long enough");
  private static final InetSocketAddress FROM =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1_813);

  final UUID tenant = UUID.randomUUID();
  final UUID device = UUID.randomUUID();

  /** Another access point of the same operator. */
  final UUID otherDevice = UUID.randomUUID();

  final MovableClock clock = new MovableClock();
  final Neighbours neighbours = new Neighbours(clock);
  final Map<String, UUID> customers =
      Map.of("ann@x", UUID.randomUUID(), "bob@x", UUID.randomUUID());

  /** DynamicAuthorization that went out: their codes and Acct-Session-Id. */
  final List<String> orders = new ArrayList<>();

  /** Which of the two speaks. */
  private UUID speaking = device;

  /** The one that the access point has not spoken to does not reach it. */
  private boolean isOther;

  private Running now;
  private Running other;
  private int identifier;

  /** A process. */
  private record Running(
      RadiusDispatcher dispatcher, RadiusListener listener, SimpleMeterRegistry metrics) {}

  Front() {
    now = process();
    other = process();
  }

  void speakFrom(UUID accessPoint) {
    speaking = accessPoint;
  }

  /** Another process in its place, which remembers nothing. */
  void restart() {
    now = process();
  }

  /** The other one of two that run beside one another. */
  void takeTurns() {
    var before = now;
    now = other;
    other = before;
  }

  private Running process() {
    var metrics = new SimpleMeterRegistry();
    var access = neighbours.access;
    var accessPoints = neighbours.accessPoints;
    var devices = neighbours.fake(Devices.class, (name, given) -> device());
    var reports = Reports.away(neighbours.charging, metrics);
    var lastWords = new LastWords(neighbours.charging, reports, access, clock);
    var passes =
        new AccessPasses(
            accessPoints, access, neighbours.charging, new Departures(access), KEYS, clock);
    var openings = new Openings(accessPoints, access, neighbours.charging, lastWords, clock);
    var stays = new AccountingSessions(accessPoints, passes);
    var bindings = new Bindings(accessPoints, passes, openings, stays);
    var nasAddresses = new NasAddresses(accessPoints, Settings.read(Map.of()), clock, metrics);
    var outOfService = new OutOfService(devices, clock);
    var told = new Told(nasAddresses);
    var admission = new Admission(signIn(), vouchers(), outOfService, passes);
    var listener = new RadiusListener(told, stays, outOfService, accessPoints);
    var dispatcher =
        new RadiusDispatcher(
            new RadiusClients(accessPoints, clock),
            new AccessRequests(admission, metrics),
            new Accounting(
                reports,
                bindings,
                new Restarts(accessPoints, stays, access, lastWords),
                told,
                clock,
                metrics),
            nasAddresses,
            new Attendance(devices, clock),
            clock,
            metrics);
    return new Running(dispatcher, listener, metrics);
  }

  /** Writes down what it would send. */
  private final class Told extends DynamicAuthorization {
    Told(NasAddresses nasAddresses) {
      super(
          nasAddresses,
          neighbours.fake(Audit.class, (name, given) -> null),
          new Ids(clock),
          clock,
          new SimpleMeterRegistry());
    }

    @Override
    Optional<Reached> at(UUID deviceId) {
      return isOther
          ? Optional.empty()
          : Optional.of(new Reached(known(), (code, attributes) -> Optional.empty()));
    }

    @Override
    void disconnect(Speaker speaker, AccountingReport report, String why) {
      orders.add("disconnect " + report.acctSessionId());
    }

    @Override
    void disconnect(Reached to, Tally tally, String why) {
      orders.add("disconnect " + tally.acctSessionId());
    }

    @Override
    void limit(Speaker speaker, AccountingReport report, long ceilingBytes) {
      orders.add("limit " + report.acctSessionId() + " " + ceilingBytes);
    }

    @Override
    void limit(Reached to, Tally tally, long ceilingBytes) {
      orders.add("limit " + tally.acctSessionId() + " " + ceilingBytes);
    }
  }

  private Device device() {
    return new Device(
        device,
        "Shop",
        "S",
        null,
        false,
        true,
        null,
        null,
        new DeviceSettings(0, Map.of(), 0, Map.of(), Map.of()));
  }

  private NetworkSignIn signIn() {
    return neighbours.fake(
        NetworkSignIn.class,
        (name, given) ->
            switch (name) {
              case "proveByKeys" ->
                  ((List<?>) given[0])
                      .stream().map(one -> proven(((NetworkProof) one).login())).toList();
              case "prove" -> new NetworkProofResult.NotProven();
              default -> throw new AssertionError(name);
            });
  }

  private NetworkProofResult proven(String login) {
    var customer = customers.get(login);
    return customer == null
        ? new NetworkProofResult.NotProven()
        : new NetworkProofResult.Proven(customer, null);
  }

  private Vouchers vouchers() {
    return neighbours.fake(Vouchers.class, (name, given) -> new VoucherSignIn.NotProven());
  }

  private Speaker known() {
    return new Speaker(
        tenant,
        new AccessPoint(
            speaking,
            List.of(),
            "",
            Dialect.GENERIC,
            Direction.INPUT_IS_UPLOAD,
            true,
            "",
            "between these two"),
        SECRET);
  }

  /** What was asked, and what came back: an answer, or silence. */
  private final class Exchange implements Origin {
    private final CompletableFuture<Optional<byte[]>> answer = new CompletableFuture<>();

    @Override
    public InetSocketAddress address() {
      return FROM;
    }

    @Override
    public Found speaker(byte[] bytes, Packet packet) {
      return new By(known());
    }

    @Override
    public void heard(Speaker speaker) {
      // It is reached all the same.
    }

    @Override
    public void send(byte[] bytes) {
      answer.complete(Optional.of(bytes));
    }

    @Override
    public void broken(String why) {
      answer.complete(Optional.empty());
    }

    @Override
    public void done() {
      answer.complete(Optional.empty());
    }
  }

  Optional<Packet> send(Outgoing request) {
    return send(request.bytes());
  }

  Optional<Packet> send(byte[] bytes) {
    var exchange = new Exchange();
    if (!now.dispatcher.connected(bytes, exchange)) {
      exchange.done();
    }
    var answer = exchange.answer.orTimeout(120, TimeUnit.SECONDS).join();
    return answer.map(
        one -> {
          try {
            return Wire.decode(one, one.length);
          } catch (MalformedPacket e) {
            throw new IllegalStateException(e);
          }
        });
  }

  Outgoing report(Attribute... attributes) {
    return Wire.request(Code.ACCOUNTING_REQUEST, identifier++ & 0xff, List.of(attributes), SECRET);
  }

  boolean isAnswered(Attribute... attributes) {
    return send(report(attributes)).isPresent();
  }

  /** Signs in; the Class that is given. */
  byte[] signIn(String name, String mac) {
    return ask(name, "a key", mac).first(Type.CLASS).orElseThrow().bytes();
  }

  Packet ask(String name, String password, String mac, Attribute... more) {
    var authenticator = Wire.random();
    var all = new ArrayList<Attribute>();
    all.add(Attribute.of(Type.USER_NAME, name));
    all.add(SECRET.hide(password, authenticator));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac));
    all.addAll(List.of(more));
    return ask(authenticator, all.toArray(Attribute[]::new));
  }

  Packet ask(byte[] authenticator, Attribute... attributes) {
    return send(Wire.request(
            Code.ACCESS_REQUEST, identifier++ & 0xff, authenticator, List.of(attributes), SECRET))
        .orElseThrow();
  }

  long charged(String name) {
    return neighbours.charged(Objects.requireNonNull(customers.get(name)));
  }

  long refused(String reason) {
    var counter = now.metrics.find("byway_radius_refused_total").tag("reason", reason).counter();
    return counter == null ? 0 : (long) counter.count();
  }

  /** What is on its way arrives at the process. */
  void deliverFacts() {
    var facts = List.copyOf(neighbours.closed);
    neighbours.closed.clear();
    Context.platform(tenant)
        .run(
            () -> {
              for (var fact : facts) {
                new InProcessDelivery().deliver(UUID.randomUUID(), fact, now.listener);
                isOther = true;
                new InProcessDelivery().deliver(UUID.randomUUID(), fact, other.listener);
                isOther = false;
              }
            });
  }
}
