package byway.benches;

import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Secret;
import byway.kit.radius.Wire;
import byway.kit.radius.Wire.Outgoing;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * So many requests on the way at any time, each followed by the next as soon as it is answered. A
 * few sockets carry them, told apart by their identifiers, so that asking takes little of the
 * machine that answers.
 */
final class RadiusLoad {
  private static final int SOCKETS = 4;
  private static final int PATIENCE_MILLIS = 2_000;

  private final int port;
  private final int each;

  /**
   * @param onTheWay up to 256 for each of the {@value #SOCKETS} sockets
   */
  RadiusLoad(int port, int onTheWay) {
    this.port = port;
    this.each = onTheWay / SOCKETS;
  }

  /** The next request, with an identifier that is free. */
  @FunctionalInterface
  interface Requests {
    Request next(int identifier);
  }

  /** A request with the secret it was made with. */
  record Request(Outgoing outgoing, Secret secret) {}

  /** What came of it. */
  record Found(double perSecond, Times times, long refused, long lost) {}

  Found run(int seconds, Requests requests) throws Exception {
    var times = new Times();
    var refused = new LongAdder();
    var lost = new LongAdder();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < SOCKETS; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (var lane = new Lane(requests, times, refused, lost)) {
                      lane.run(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
                    } catch (IOException | MalformedPacket e) {
                      throw new IllegalStateException(e);
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    return new Found((double) times.count() / seconds, times, refused.sum(), lost.sum());
  }

  /** One socket with its requests on the way. */
  private final class Lane implements AutoCloseable {
    private final Requests requests;
    private final Times times;
    private final LongAdder refused;
    private final LongAdder lost;
    private final DatagramSocket socket = new DatagramSocket();
    private final @Nullable Request[] onTheWay = new @Nullable Request[each];
    private final long[] sentAt = new long[each];

    Lane(Requests requests, Times times, LongAdder refused, LongAdder lost) throws IOException {
      this.requests = requests;
      this.times = times;
      this.refused = refused;
      this.lost = lost;
      socket.connect(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void run(long until) throws IOException, MalformedPacket {
      for (int slot = 0; slot < each; slot++) {
        send(slot);
      }
      var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
      long lookedAt = System.nanoTime();
      while (System.nanoTime() < until) {
        try {
          socket.receive(buffer);
          take(buffer);
        } catch (SocketTimeoutException e) {
          lookedAt = 0;
        }
        if (System.nanoTime() - lookedAt > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
          lookedAt = System.nanoTime();
          giveUpTheLost();
        }
      }
    }

    private void take(DatagramPacket buffer) throws IOException, MalformedPacket {
      var answer = Wire.decode(buffer.getData(), buffer.getLength());
      int slot = answer.identifier();
      var request = slot < each ? onTheWay[slot] : null;
      if (request == null
          || !Wire.answers(buffer.getData(), answer, request.outgoing.packet(), request.secret)) {
        return;
      }
      if (answer.code() == Code.ACCESS_REJECT) {
        refused.increment();
      } else {
        times.add(System.nanoTime() - sentAt[slot]);
      }
      send(slot);
    }

    private void send(int slot) throws IOException {
      var request = requests.next(slot);
      onTheWay[slot] = request;
      sentAt[slot] = System.nanoTime();
      var bytes = request.outgoing.bytes();
      socket.send(new DatagramPacket(bytes, bytes.length));
    }

    private void giveUpTheLost() throws IOException {
      long before = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      for (int slot = 0; slot < each; slot++) {
        if (sentAt[slot] < before) {
          lost.increment();
          send(slot);
        }
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
