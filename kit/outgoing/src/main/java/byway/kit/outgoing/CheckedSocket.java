package byway.kit.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * The last gate: the very address that the kernel is asked to connect to is looked at, in the same
 * step. Between the two no name can come to mean something else.
 */
final class CheckedSocket extends Socket {
  /** Of a line that is no HTTP, whose readers know no bounds of their own. */
  static final int MOST_BYTES = 1024 * 1024;

  private final Destinations destinations;
  private final int mostBytes;

  CheckedSocket(Destinations destinations) {
    this(destinations, Integer.MAX_VALUE);
  }

  CheckedSocket(Destinations destinations, int mostBytes) {
    super(Proxy.NO_PROXY);
    this.destinations = destinations;
    this.mostBytes = mostBytes;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    var read = super.getInputStream();
    return mostBytes == Integer.MAX_VALUE ? read : new BoundedStream(read, mostBytes);
  }

  @Override
  public void connect(SocketAddress to) throws IOException {
    connect(to, 0);
  }

  @Override
  public void connect(SocketAddress to, int timeoutMillis) throws IOException {
    if (!(to instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      throw new AddressRefused();
    }
    destinations.check(inet.getAddress());
    super.connect(to, timeoutMillis);
  }
}
