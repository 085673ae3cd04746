package byway.operations.installation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who knows the addresses of a host name. */
@FunctionalInterface
interface Names {
  List<InetAddress> of(String host) throws UnknownHostException;
}
