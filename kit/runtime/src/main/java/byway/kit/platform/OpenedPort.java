package byway.kit.platform;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Optional;

/**
 * A port that a process opens.
 *
 * @param setting the variable that names it, without the prefix
 * @param tcp otherwise UDP
 */
public record OpenedPort(String setting, boolean tcp, InetAddress address, int port) {

  /** Whether both cannot be opened by one process. */
  public boolean isAlso(OpenedPort other) {
    boolean meet =
        address.equals(other.address)
            || address.isAnyLocalAddress()
            || other.address.isAnyLocalAddress();
    return tcp == other.tcp && port == other.port && meet;
  }

  /** Why it cannot be opened just now, in a sentence; it is opened for a moment to know. */
  public Optional<String> hindrance() {
    try {
      if (tcp) {
        bindTcp();
      } else {
        bindUdp();
      }
      return Optional.empty();
    } catch (SocketException e) {
      return Optional.of(sentence(e));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void bindTcp() throws IOException {
    try (var door = new ServerSocket()) {
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(address, port));
    }
  }

  private void bindUdp() throws IOException {
    try (var door = new DatagramSocket(null)) {
      door.bind(new InetSocketAddress(address, port));
    }
  }

  private String sentence(SocketException failure) {
    var said = String.valueOf(failure.getMessage());
    if (said.contains("Permission denied")) {
      return "port %d may not be opened by this user; those below 1024 need root or CAP_NET_BIND_SERVICE"
          .formatted(port);
    }
    if (failure instanceof BindException && said.contains("in use")) {
      return "port %d of %s is taken by another program; end that one, or name another port"
          .formatted(port, address.getHostAddress());
    }
    return "port %d of %s cannot be opened (%s)".formatted(port, address.getHostAddress(), said);
  }
}
