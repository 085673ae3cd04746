package byway.kit.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface Resolver {
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** As this machine does it. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
