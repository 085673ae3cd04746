package byway.fronts.radius;

import byway.fronts.radius.RadiusClients.Found;
import byway.fronts.radius.RadiusClients.Nobody;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Proof;
import byway.kit.radius.Secret;
import byway.kit.radius.Wire;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;

/**
 * An access point's connection (RFC 6614): its requests come in, answers and orders go out. Who
 * reads slowly, or sends half a packet, keeps nobody else waiting and is let go after a while.
 */
final class RadsecConnection implements Origin, Way {
  /** RFC 6614 section 2.3: who they are, both have proven by TLS. */
  static final Secret SECRET = new Secret("radsec");

  private static final int LEAST_BYTES = 20;
  private static final int HEADER = 4;
  private static final byte[] END = {};

  /** Nothing of these says that the next packet could not be found (RFC 6613 section 2.6.4). */
  private static final Set<String> BEARABLE = Set.of("code", "unknown_name", "too_many_unknown");

  private final Socket plain;
  private final SSLSocket socket;
  private final RadsecLimits limits;
  private final Peer peer;
  private final InstantSource clock;
  private final InetSocketAddress address;
  private final Semaphore requests;
  private final BlockingQueue<byte[]> outgoing;
  private final RadsecOrders orders = new RadsecOrders();
  private volatile Instant due;
  private volatile Instant writtenBy = Instant.MAX;
  private final AtomicBoolean letGo = new AtomicBoolean();
  private volatile boolean closed;

  RadsecConnection(
      Socket plain, SSLSocket socket, RadsecLimits limits, Peer peer, InstantSource clock) {
    this.plain = plain;
    this.socket = socket;
    this.limits = limits;
    this.peer = peer;
    this.clock = clock;
    this.address = (InetSocketAddress) plain.getRemoteSocketAddress();
    this.requests = new Semaphore(limits.requests());
    this.outgoing = new LinkedBlockingQueue<>(limits.answers());
    this.due = clock.instant().plus(limits.handshake());
  }

  /** What a connection needs of the house. */
  interface Peer {
    /** Who is behind the connection, by the name in a packet, which is proven otherwise. */
    Found find(Packet packet);

    /** Whether it will be dealt with, and {@link Origin#done} be called. */
    boolean take(byte[] bytes, Origin from);

    void heard(Speaker speaker, RadsecConnection at);

    void refuse(String why);
  }

  /** Lets the two prove to each other who they are. */
  void greet() throws IOException {
    socket.startHandshake();
  }

  /** Reads until it ends. */
  void run() {
    Thread.ofVirtual().name("radsec-writer").start(this::write);
    try {
      var in = new DataInputStream(socket.getInputStream());
      while (!closed) {
        due = clock.instant().plus(limits.idle());
        int first = in.read();
        if (first < 0) {
          return;
        }
        due = clock.instant().plus(limits.packet());
        take(packet(in, first));
      }
    } catch (EOFException e) {
      refuse("half_a_packet");
    } catch (MalformedPacket e) {
      refuse(e.reason());
    } catch (IOException e) {
      return; // it has gone, or was let go
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private static byte[] packet(DataInputStream in, int code) throws IOException, MalformedPacket {
    var header = new byte[HEADER];
    header[0] = (byte) code;
    in.readFully(header, 1, HEADER - 1);
    int length = Byte.toUnsignedInt(header[2]) << 8 | Byte.toUnsignedInt(header[3]);
    if (length < LEAST_BYTES || length > Wire.MOST_BYTES) {
      throw MalformedPacket.because("packet_length");
    }
    var bytes = Arrays.copyOf(header, length);
    in.readFully(bytes, HEADER, length - HEADER);
    return bytes;
  }

  private void take(byte[] bytes) throws MalformedPacket, InterruptedException {
    if (RadsecOrders.isAnswer(bytes)) {
      if (!orders.answered(bytes)) {
        refuse("no_such_order");
      }
      return;
    }
    due = Instant.MAX; // while it is ours to hurry
    requests.acquire();
    boolean begun = false;
    try {
      begun = peer.take(bytes, this);
    } finally {
      if (!begun) {
        done();
      }
    }
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  /** A Message-Authenticator may be missing, since TLS proves each packet; none may be wrong. */
  @Override
  public Found speaker(byte[] bytes, Packet packet) {
    return Wire.proofOfRequest(bytes, packet, SECRET) == Proof.WRONG
        ? new Nobody("wrong_secret")
        : peer.find(packet);
  }

  @Override
  public void heard(Speaker speaker) {
    peer.heard(speaker, this);
  }

  @Override
  public void send(byte[] bytes) {
    if (!closed && !outgoing.offer(bytes) && letGo.compareAndSet(false, true)) {
      refuse("slow_reader"); // once, however many answers find no room at the same moment
      close();
    }
  }

  /** Said once: TCP repeats it (RFC 6613 section 2.6.1). */
  @Override
  public Optional<Packet> exchange(Code code, List<Attribute> attributes) {
    return closed ? Optional.empty() : orders.exchange(code, attributes, this::send);
  }

  @Override
  public void broken(String why) {
    if (!BEARABLE.contains(why)) {
      close();
    }
  }

  @Override
  public void done() {
    requests.release();
  }

  private void refuse(String why) {
    peer.refuse(why);
  }

  private void write() {
    try (socket) {
      var out = socket.getOutputStream();
      for (var next = outgoing.take(); next != END; next = outgoing.take()) {
        writtenBy = clock.instant().plus(limits.packet());
        out.write(next);
        writtenBy = Instant.MAX;
      }
    } catch (IOException e) {
      return; // it has gone, or was let go
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cut();
    }
  }

  /** Whether it was let go because its time was over. */
  boolean closeWhenLate() {
    var now = clock.instant();
    if (due.isAfter(now) && writtenBy.isAfter(now)) {
      return false;
    }
    close();
    cut();
    return true;
  }

  /** The writer says good-bye, unless it cannot. */
  void close() {
    closed = true;
    orders.end();
    outgoing.clear();
    if (!outgoing.offer(END) || !writtenBy.equals(Instant.MAX)) {
      cut();
    }
  }

  /** Without a word: TLS would wait for whoever does not read. */
  void cut() {
    closed = true;
    try {
      plain.close();
    } catch (IOException e) {
      return; // closed it is
    }
  }
}
