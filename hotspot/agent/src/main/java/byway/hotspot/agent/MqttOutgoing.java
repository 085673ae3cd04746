package byway.hotspot.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What goes out over a connection, and the question whether anybody is still there. What does not
 * fit into the queue is lost.
 */
final class MqttOutgoing {
  private static final int QUEUED = 512;
  private static final byte[] PING = {(byte) 0xC0, 0};
  private static final byte[] GOODBYE = {(byte) 0xE0, 0};

  /**
   * A silent platform is asked whether it is there. Every minute's heartbeat keeps the connection
   * open without that, and each question costs bytes of a metered link.
   */
  private static final long ASK_AFTER_NANOS = Duration.ofMinutes(6).toNanos();

  private static final long GIVE_UP_AFTER_NANOS = Duration.ofMinutes(7).toNanos();
  private static final int LOOK_SECONDS = 10;

  /** Later than any heartbeat, so that none is doubled by a question. */
  private static final long WRITE_EVERY_NANOS = Duration.ofSeconds(75).toNanos();

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(QUEUED);
  private volatile long heardNanos = System.nanoTime();

  /** False where there is no room. */
  boolean offer(byte[] packet) {
    return waiting.offer(packet);
  }

  /** The last packet of all, after those that wait. */
  boolean offerGoodbye() {
    return waiting.offer(GOODBYE);
  }

  /** The platform has said something. */
  void heard() {
    heardNanos = System.nanoTime();
  }

  /**
   * Until the goodbye is said, the platform was silent for too long, or the thread is interrupted.
   */
  void writeTo(OutputStream out) throws IOException, InterruptedException {
    long wroteNanos = System.nanoTime();
    var batch = new ArrayList<byte[]>();
    while (!batch.contains(GOODBYE)) {
      batch.clear();
      var next = waiting.poll(LOOK_SECONDS, TimeUnit.SECONDS);
      long now = System.nanoTime();
      if (now - heardNanos > GIVE_UP_AFTER_NANOS) {
        return;
      }
      if (next != null) {
        batch.add(next);
        waiting.drainTo(batch);
      } else if (asks(now - wroteNanos, now - heardNanos)) {
        batch.add(PING);
      }
      for (var packet : batch) {
        out.write(packet);
        wroteNanos = now;
      }
      out.flush();
    }
  }

  static boolean asks(long sinceWrittenNanos, long sinceHeardNanos) {
    return sinceWrittenNanos > WRITE_EVERY_NANOS || sinceHeardNanos > ASK_AFTER_NANOS;
  }
}
