package byway.apps.real;

import byway.outside.network.Namespace;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;

/** A host somewhere in the internet, at one port, that counts who gets there over TCP or UDP. */
final class Listener implements AutoCloseable {
  private final AtomicLong heard = new AtomicLong();
  private final ServerSocket tcp;
  private final DatagramSocket udp;

  private Listener(ServerSocket tcp, DatagramSocket udp) {
    this.tcp = tcp;
    this.udp = udp;
  }

  static Listener at(Namespace host, String address, int port) {
    var at = new InetSocketAddress(address, port);
    var tcp = host.within(() -> new ServerSocket(port, 8, at.getAddress()));
    var listener = new Listener(tcp, host.within(() -> new DatagramSocket(at)));
    Thread.ofVirtual().start(listener::takeCalls);
    Thread.ofVirtual().start(listener::takeLetters);
    return listener;
  }

  /** How many connections and datagrams have arrived. */
  long heard() {
    return heard.get();
  }

  private void takeCalls() {
    while (!tcp.isClosed()) {
      try (var call = tcp.accept()) {
        heard.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void takeLetters() {
    var letter = new DatagramPacket(new byte[2_048], 2_048);
    while (!udp.isClosed()) {
      try {
        udp.receive(letter);
        heard.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
  }
}
