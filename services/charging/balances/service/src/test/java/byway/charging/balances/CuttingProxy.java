package byway.charging.balances;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to the database that can break at the worst moment: what was committed is committed, and
 * the word of it never arrives, because the line is cut, or is silent from then on. It can also be
 * slow.
 */
final class CuttingProxy implements AutoCloseable {
  private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final AtomicBoolean armed = new AtomicBoolean();
  private final AtomicBoolean cut = new AtomicBoolean();
  private volatile boolean silently;
  private volatile long delayNanos;

  CuttingProxy(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void cutAtNextCommit() {
    silently = false;
    cut.set(false);
    armed.set(true);
  }

  /** No answer comes any more on that line, and nobody says that it is over. */
  void goSilentAtNextCommit() {
    silently = true;
    cut.set(false);
    armed.set(true);
  }

  /** Every answer is so late from now on. */
  void delay(Duration by) {
    delayNanos = by.toNanos();
  }

  boolean hasCut() {
    return cut.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var near = door.accept();
        var far = connect(near);
        Thread.ofVirtual().start(() -> pump(near, far, false));
        Thread.ofVirtual().start(() -> pump(far, near, true));
      } catch (IOException e) {
        // The database is away, or the door is closed.
      }
    }
  }

  private Socket connect(Socket near) throws IOException {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException e) {
      near.close();
      throw e;
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    var bytes = new byte[1 << 16];
    try (from;
        to) {
      for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
        if (answers && contains(bytes, read) && armed.compareAndSet(true, false)) {
          cut.set(true);
          if (silently) {
            from.getInputStream().transferTo(OutputStream.nullOutputStream());
          }
          return;
        }
        if (answers && delayNanos > 0) {
          LockSupport.parkNanos(delayNanos);
        }
        to.getOutputStream().write(bytes, 0, read);
      }
    } catch (IOException e) {
      // One end has closed; so does the other.
    }
  }

  /** The server's word that it has committed, whole: it is short and sent at once. */
  private static boolean contains(byte[] bytes, int length) {
    for (int at = 0; at + COMMITTED.length <= length; at++) {
      if (java.util.Arrays.equals(
          bytes, at, at + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
