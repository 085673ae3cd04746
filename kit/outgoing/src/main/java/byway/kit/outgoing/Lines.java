package byway.kit.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Opens lines for protocols other than HTTP, with the same look at every address. */
final class Lines {
  /** Below 1024, the ports of mail: relay, submission over TLS, submission, mailboxes (IMAP). */
  private static final Set<Integer> WELL_KNOWN = Set.of(25, 465, 587, 143, 993);

  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z._:-]{1,253}");

  private final OutgoingSettings settings;
  private final Resolver resolver;
  private final ExecutorService threads;

  Lines(OutgoingSettings settings, Resolver resolver, ExecutorService threads) {
    this.settings = settings;
    this.resolver = resolver;
    this.threads = threads;
  }

  OpenedLine open(String host, int port, Optional<String> network) {
    if (!HOST.matcher(host).matches()) {
      return new OpenedLine.NotOpen(Code.ADDRESS_INVALID, "this is no host");
    }
    if (port > 65_535 || (port < 1024 && !WELL_KNOWN.contains(port))) {
      return new OpenedLine.NotOpen(Code.PORT_REFUSED, "port " + port + " is not called");
    }
    InetAddress address;
    try {
      address = named(host, found(host, settings.destinations(network)));
    } catch (AddressRefused e) {
      return new OpenedLine.NotOpen(Code.ADDRESS_REFUSED, AddressRefused.DETAIL);
    } catch (UnknownHostException e) {
      return new OpenedLine.NotOpen(Code.HOST_UNKNOWN, "there is no such host");
    }
    var socket = new CheckedSocket(settings.destinations(network), CheckedSocket.MOST_BYTES);
    try {
      socket.connect(new InetSocketAddress(address, port), millis(settings.connect()));
      return new OpenedLine.Open(socket);
    } catch (IOException e) {
      shut(socket);
      return switch (e) {
        case AddressRefused refused ->
            new OpenedLine.NotOpen(Code.ADDRESS_REFUSED, AddressRefused.DETAIL);
        case SocketTimeoutException late ->
            new OpenedLine.NotOpen(Code.TIMED_OUT, "nobody answered in time");
        default -> new OpenedLine.NotOpen(Code.CONNECT_FAILED, "nobody answers at this port");
      };
    }
  }

  /**
   * The first of a name's addresses, all of which may be called; no longer than a connection may
   * take.
   */
  private InetAddress found(String host, Destinations destinations) throws UnknownHostException {
    var looking = threads.submit(() -> resolver.resolve(host));
    try {
      var addresses = looking.get(millis(settings.connect()), TimeUnit.MILLISECONDS);
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      for (var one : addresses) {
        destinations.check(one);
      }
      return addresses.getFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnknownHostException(host);
    }
  }

  private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(host, address.getAddress());
  }

  private static void shut(CheckedSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it never was open
    }
  }

  private static int millis(Duration wait) {
    return Math.toIntExact(wait.toMillis());
  }
}
