package byway.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** HTTP/1.1 byte by byte, as no client would send it, from any address of this machine. */
final class RawHttp {
  private static final int QUIET_MILLIS = 5_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /**
   * What came back on one connection.
   *
   * @param closed whether the server has ended the connection
   */
  record Answer(String text, boolean closed) {
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }

    String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }

    /** All lines of a header. */
    List<String> header(String name) {
      var prefix = name.toLowerCase(Locale.ROOT) + ":";
      return head()
          .lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }

    String one(String name) {
      var lines = header(name);
      if (lines.size() != 1) {
        throw new AssertionError(name + " comes " + lines.size() + " times in\n" + head());
      }
      return lines.getFirst();
    }
  }

  /** Sends these bytes; {@code \n} is sent as CRLF, and {@code HOST} is replaced. */
  Answer send(String from, String request) throws IOException {
    var bytes =
        request
            .replace("HOST", "127.0.0.1:" + port)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    return sendBytes(from, bytes);
  }

  Answer send(String request) throws IOException {
    return send("127.0.0.1", request);
  }

  Answer sendBytes(String from, byte[] bytes) throws IOException {
    try (var socket = open(from)) {
      socket.getOutputStream().write(bytes);
      return read(socket);
    }
  }

  Socket open(String from) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port), QUIET_MILLIS);
    socket.setSoTimeout(QUIET_MILLIS);
    return socket;
  }

  /** Until the server has closed, or has answered whole and says no more. */
  static Answer read(Socket socket) throws IOException {
    var came = new ByteArrayOutputStream();
    var buffer = new byte[8_192];
    try {
      while (true) {
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
          return new Answer(text(came), true);
        }
        came.write(buffer, 0, count);
        if (isWhole(text(came))) {
          socket.setSoTimeout(text(came).contains("lose\r\n") ? QUIET_MILLIS : 300);
        }
      }
    } catch (SocketTimeoutException quiet) {
      return new Answer(text(came), false);
    }
  }

  private static String text(ByteArrayOutputStream came) {
    return came.toString(StandardCharsets.ISO_8859_1);
  }

  private static boolean isWhole(String text) {
    int end = text.indexOf("\r\n\r\n");
    return end >= 0 && (text.endsWith("0\r\n\r\n") || text.length() > end + 4);
  }
}
