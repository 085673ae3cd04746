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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** So many access points that ask or report, each waiting for its answer before it goes on. */
final class RadiusLoad {
  private static final int PATIENCE_MILLIS = 2_000;

  private final int port;
  private final int workers;

  RadiusLoad(int port, int workers) {
    this.port = port;
    this.workers = workers;
  }

  /** The next request of a worker, under the secret that its answer must prove. */
  @FunctionalInterface
  interface Requests {
    Request next(int worker, int identifier);
  }

  /** A request with the secret it was made with. */
  record Request(Outgoing outgoing, Secret secret) {}

  /** What came of it. */
  record Found(double perSecond, Times times, long refused, long lost) {}

  Found run(int seconds, Requests requests) throws Exception {
    var times = new Times();
    var refused = new LongAdder();
    var lost = new LongAdder();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int worker = 0; worker < workers; worker++) {
        int number = worker;
        var unused =
            all.submit(
                () -> {
                  work(number, until, requests, times, refused, lost);
                  return null;
                });
      }
    }
    return new Found((double) times.count() / seconds, times, refused.sum(), lost.sum());
  }

  private void work(
      int worker, long until, Requests requests, Times times, LongAdder refused, LongAdder lost)
      throws IOException, MalformedPacket {
    try (var socket = new DatagramSocket()) {
      socket.connect(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
      for (int i = 0; System.nanoTime() < until; i++) {
        var request = requests.next(worker, i & 0xff);
        long began = System.nanoTime();
        try {
          var code = exchange(socket, buffer, request);
          if (code == Code.ACCESS_REJECT) {
            refused.increment();
          } else {
            times.add(System.nanoTime() - began);
          }
        } catch (SocketTimeoutException e) {
          lost.increment();
        }
      }
    }
  }

  private static Code exchange(DatagramSocket socket, DatagramPacket buffer, Request request)
      throws IOException, MalformedPacket {
    var bytes = request.outgoing.bytes();
    socket.send(new DatagramPacket(bytes, bytes.length));
    while (true) {
      socket.receive(buffer);
      var answer = Wire.decode(buffer.getData(), buffer.getLength());
      if (Wire.answers(buffer.getData(), answer, request.outgoing.packet(), request.secret)) {
        return answer.code();
      }
    }
  }
}
