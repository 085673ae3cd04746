package byway.people.notifications;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS on a line that is open, with a certificate that is this host's and no other's. */
final class Tls extends SSLSocketFactory {
  private final SSLContext trust;
  private final String host;

  Tls(SSLContext trust, String host) {
    this.trust = trust;
    this.host = host;
  }

  static SSLSocket begin(SSLContext trust, Socket line, String host) throws IOException {
    var socket =
        (SSLSocket) trust.getSocketFactory().createSocket(line, host, line.getPort(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  @Override
  public Socket createSocket(Socket line, String name, int port, boolean close) throws IOException {
    return begin(trust, line, host);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return trust.getSocketFactory().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return trust.getSocketFactory().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String name, int port) {
    throw new UnsupportedOperationException("lines are opened elsewhere");
  }

  @Override
  public Socket createSocket(String name, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("lines are opened elsewhere");
  }

  @Override
  public Socket createSocket(InetAddress address, int port) {
    throw new UnsupportedOperationException("lines are opened elsewhere");
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("lines are opened elsewhere");
  }
}
