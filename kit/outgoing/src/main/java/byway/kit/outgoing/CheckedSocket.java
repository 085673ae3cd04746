package byway.kit.outgoing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * The last gate: the very address that the kernel is asked to connect to is looked at, in the same
 * step. Between the two no name can come to mean something else.
 */
final class CheckedSocket extends Socket {
  private final Destinations destinations;

  CheckedSocket(Destinations destinations) {
    super(Proxy.NO_PROXY);
    this.destinations = destinations;
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
