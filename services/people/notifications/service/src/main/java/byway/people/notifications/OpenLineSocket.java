package byway.people.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/** A line that is open already, for a library that would open one by itself. */
final class OpenLineSocket extends Socket {
  private final Socket line;

  OpenLineSocket(Socket line) {
    this.line = line;
  }

  /** Gives it once; whoever wants another gets none. */
  static SocketFactory factory(Socket line) {
    return new SocketFactory() {
      @Override
      public Socket createSocket() {
        return new OpenLineSocket(line);
      }

      @Override
      public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("lines are opened elsewhere");
      }

      @Override
      public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("lines are opened elsewhere");
      }

      @Override
      public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("lines are opened elsewhere");
      }

      @Override
      public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("lines are opened elsewhere");
      }
    };
  }

  @Override
  public void connect(SocketAddress address) {
    // it is
  }

  @Override
  public void connect(SocketAddress address, int timeout) {
    // it is
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return line.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return line.getOutputStream();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    line.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return line.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    line.setTcpNoDelay(on);
  }

  @Override
  public InetAddress getInetAddress() {
    return line.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return line.getLocalAddress();
  }

  @Override
  public int getPort() {
    return line.getPort();
  }

  @Override
  public int getLocalPort() {
    return line.getLocalPort();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return line.isClosed();
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
