package byway.outside.accesspoint;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Proof;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.radius.Wire.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A network access server (RFC 2865): asks, reports, and takes orders at a port of its own (RFC
 * 5176). It answers every order that is proven, and hands it over to be looked at.
 */
public final class Nas implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final InetSocketAddress access;
  private final InetSocketAddress accounting;
  private final Secret secret;
  private final DatagramSocket socket;
  private final DatagramSocket orders;
  private final BlockingQueue<Packet> taken = new LinkedBlockingQueue<>();
  private volatile boolean refusing;
  private int identifier;

  private Nas(
      InetSocketAddress access, InetSocketAddress accounting, String secret, InetSocketAddress own)
      throws IOException {
    this.access = access;
    this.accounting = accounting;
    this.secret = new Secret(secret);
    this.socket = new DatagramSocket(0, own.getAddress());
    this.orders = new DatagramSocket(own);
    Thread.ofPlatform().name("nas-orders").daemon().start(this::takeOrders);
  }

  /** One on this machine, for a server on this machine. */
  public static Nas of(int accessPort, int accountingPort, String secret) {
    var own = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return at(own, accessPort, accountingPort, secret);
  }

  /** The same at an address of its own, and taking orders at this port of it. */
  public static Nas at(InetSocketAddress own, int accessPort, int accountingPort, String secret) {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      return new Nas(
          new InetSocketAddress(loopback, accessPort),
          new InetSocketAddress(loopback, accountingPort),
          secret,
          own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it takes orders. */
  public int ordersPort() {
    return orders.getLocalPort();
  }

  public Secret secret() {
    return secret;
  }

  /** From now on every order is answered with a NAK. */
  public void refuseOrders() {
    refusing = true;
  }

  /** The next order, if there is one in time. */
  public Optional<Packet> nextOrder(Duration wait) {
    try {
      return Optional.ofNullable(taken.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes attributes that need the request's authenticator, such as a hidden password. */
  @FunctionalInterface
  public interface Credentials {
    List<Attribute> with(byte[] authenticator);
  }

  public Credentials pap(String name, String password) {
    return authenticator ->
        List.of(Attribute.of(Type.USER_NAME, name), secret.hide(password, authenticator));
  }

  /** Asks whether a client device is let in; the answer, if one comes in time. */
  public Optional<Packet> ask(String mac, Credentials credentials) {
    var authenticator = Wire.random();
    var attributes = new ArrayList<Attribute>(credentials.with(authenticator));
    attributes.add(Attribute.of(Type.CALLING_STATION_ID, mac));
    attributes.add(Attribute.of(Type.NAS_PORT_TYPE, 19));
    return exchange(
        access, Wire.request(Code.ACCESS_REQUEST, next(), authenticator, attributes, secret));
  }

  /** Reports; whether it was answered. */
  public boolean report(List<Attribute> attributes) {
    return exchange(accounting, reportPacket(attributes)).isPresent();
  }

  /** A report to be sent, perhaps more than once. */
  public Outgoing reportPacket(List<Attribute> attributes) {
    return Wire.request(Code.ACCOUNTING_REQUEST, next(), attributes, secret);
  }

  public Optional<Packet> sendReport(Outgoing report) {
    return exchange(accounting, report);
  }

  /** Any request at the port where it asks. */
  public Optional<Packet> send(Outgoing request) {
    return exchange(access, request);
  }

  private synchronized int next() {
    identifier = (identifier + 1) & 0xff;
    return identifier;
  }

  private synchronized Optional<Packet> exchange(InetSocketAddress to, Outgoing request) {
    try {
      socket.send(new DatagramPacket(request.bytes(), request.bytes().length, to));
      socket.setSoTimeout((int) PATIENCE.toMillis());
      var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
      while (true) {
        socket.receive(buffer);
        var packet = Wire.decode(buffer.getData(), buffer.getLength());
        if (Wire.answers(buffer.getData(), packet, request.packet(), secret)) {
          return Optional.of(packet);
        }
      }
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedPacket e) {
      throw new IllegalStateException(e);
    }
  }

  private void takeOrders() {
    var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
    while (!orders.isClosed()) {
      try {
        orders.receive(buffer);
        var bytes = java.util.Arrays.copyOf(buffer.getData(), buffer.getLength());
        var packet = Wire.decode(bytes, bytes.length);
        if (Wire.proofOfRequest(bytes, packet, secret) == Proof.RIGHT) {
          var answer = Wire.answer(packet, answerTo(packet), cause(), secret);
          orders.send(new DatagramPacket(answer, answer.length, buffer.getSocketAddress()));
          taken.add(packet);
        }
      } catch (IOException | MalformedPacket e) {
        if (!orders.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private Code answerTo(Packet order) {
    boolean disconnect = order.code() == Code.DISCONNECT_REQUEST;
    if (refusing) {
      return disconnect ? Code.DISCONNECT_NAK : Code.COA_NAK;
    }
    return disconnect ? Code.DISCONNECT_ACK : Code.COA_ACK;
  }

  /** 503: session context not found. */
  private List<Attribute> cause() {
    return refusing ? List.of(Attribute.of(Type.ERROR_CAUSE, 503)) : List.of();
  }

  @Override
  public void close() {
    socket.close();
    orders.close();
  }
}
