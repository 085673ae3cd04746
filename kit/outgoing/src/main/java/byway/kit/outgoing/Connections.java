package byway.kit.outgoing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connection of one hop. A name is looked up once; where any of its addresses may not be
 * called, none is, for one of two answers is no answer. TLS is put on the socket that was checked.
 */
final class Connections extends DefaultHttpClientConnectionOperator {
  private final Queue<Socket> sockets;
  private volatile boolean ready;
  private volatile boolean cut;

  Connections(Destinations destinations, Resolver resolver, TlsSocketStrategy tls) {
    this(destinations, resolver, tls, new ConcurrentLinkedQueue<>());
  }

  private Connections(
      Destinations destinations, Resolver resolver, TlsSocketStrategy tls, Queue<Socket> sockets) {
    super(
        proxy -> {
          var socket = new CheckedSocket(destinations);
          sockets.add(socket);
          return socket;
        },
        DefaultSchemePortResolver.INSTANCE,
        new Checked(destinations, resolver),
        RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    this.sockets = sockets;
  }

  /** Whether the line was ready, so that some of the request may have left. */
  boolean isReady() {
    return ready;
  }

  @Override
  public void connect(
      ManagedHttpClientConnection line,
      HttpHost host,
      @Nullable NamedEndpoint name,
      @Nullable Path socket,
      @Nullable InetSocketAddress local,
      Timeout timeout,
      SocketConfig config,
      @Nullable Object attachment,
      HttpContext context)
      throws IOException {
    super.connect(line, host, name, socket, local, timeout, config, attachment, context);
    ready = true;
    if (cut) {
      cut();
      throw new InterruptedIOException("given up");
    }
  }

  /** Ends what is under way, from any thread: the library's own ways wait for each other. */
  void cut() {
    cut = true;
    sockets.forEach(
        socket -> {
          try {
            socket.close();
          } catch (IOException e) {
            // it is over all the same
          }
        });
  }

  /** Addresses of a name, all of which may be called. */
  private record Checked(Destinations destinations, Resolver resolver) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return resolve(host, 0).stream()
          .map(InetSocketAddress::getAddress)
          .toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      var addresses = resolver.resolve(host);
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      for (var address : addresses) {
        destinations.check(address);
      }
      return addresses.stream().map(address -> new InetSocketAddress(address, port)).toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
