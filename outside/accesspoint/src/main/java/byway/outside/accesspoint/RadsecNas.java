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
import byway.outside.accesspoint.Nas.Credentials;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A network access server that speaks over one connection of TLS (RFC 6614): it asks, reports, and
 * takes orders there.
 */
public final class RadsecNas implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Secret SECRET = new Secret("radsec");

  private final SSLSocket socket;
  private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Packet> taken = new LinkedBlockingQueue<>();
  private final Thread reader;
  private int identifier;

  private RadsecNas(SSLSocket socket) {
    this.socket = socket;
    this.reader = Thread.ofPlatform().name("radsec-nas").daemon().start(this::read);
  }

  /** Connects to a server on this machine. */
  public static RadsecNas connect(SSLContext context, int port) throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port);
    socket.startHandshake();
    return new RadsecNas(socket);
  }

  /** The next order, if there is one in time; it was answered with an ACK. */
  public Optional<Packet> nextOrder(Duration wait) {
    try {
      return Optional.ofNullable(taken.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the server has closed the connection, in time. */
  public boolean isLetGo(Duration wait) {
    try {
      return reader.join(wait);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Credentials pap(String name, String password) {
    return authenticator ->
        List.of(Attribute.of(Type.USER_NAME, name), SECRET.hide(password, authenticator));
  }

  public Optional<Packet> ask(List<Attribute> attributes, Credentials credentials) {
    var authenticator = Wire.random();
    var all = new ArrayList<Attribute>(credentials.with(authenticator));
    all.addAll(attributes);
    return send(Wire.request(Code.ACCESS_REQUEST, next(), authenticator, all, SECRET));
  }

  /** Any request that hides no password; its answer, if one comes in time. */
  public Optional<Packet> send(Code code, List<Attribute> attributes) {
    return send(Wire.request(code, next(), attributes, SECRET));
  }

  private Optional<Packet> send(Outgoing request) {
    write(request.bytes());
    try {
      var bytes = answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes == null || bytes.length == 0) {
        return Optional.empty();
      }
      var packet = Wire.decode(bytes, bytes.length);
      return Wire.answers(bytes, packet, request.packet(), SECRET)
          ? Optional.of(packet)
          : Optional.empty();
    } catch (InterruptedException | MalformedPacket e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes of any kind. */
  public synchronized void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized int next() {
    identifier = (identifier + 1) & 0xff;
    return identifier;
  }

  private void read() {
    try {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        var header = in.readNBytes(4);
        if (header.length < 4) {
          return;
        }
        int length = Byte.toUnsignedInt(header[2]) << 8 | Byte.toUnsignedInt(header[3]);
        var bytes = Arrays.copyOf(header, length);
        in.readFully(bytes, 4, length - 4);
        take(bytes);
      }
    } catch (IOException e) {
      return; // the other side has closed it, or we have
    } finally {
      answers.add(new byte[0]);
    }
  }

  private void take(byte[] bytes) {
    try {
      var packet = Wire.decode(bytes, bytes.length);
      switch (packet.code()) {
        case COA_REQUEST -> order(bytes, packet, Code.COA_ACK);
        case DISCONNECT_REQUEST -> order(bytes, packet, Code.DISCONNECT_ACK);
        default -> answers.add(bytes);
      }
    } catch (MalformedPacket e) {
      throw new IllegalStateException(e);
    }
  }

  private void order(byte[] bytes, Packet packet, Code answer) {
    if (Wire.proofOfRequest(bytes, packet, SECRET) == Proof.RIGHT) {
      write(Wire.answer(packet, answer, List.of(), SECRET));
      taken.add(packet);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
