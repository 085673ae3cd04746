package byway.journeys;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request that may be right or wrong in any way.
 *
 * @param call of the description that it was made of, such as {@code GET /api/v1/me}
 * @param bare without a body, and without a word about one
 */
record OddRequest(
    String call, String method, String target, List<String> headers, byte[] body, boolean bare) {
  /** Stands for an access token of somebody. */
  static final String TOKEN = "Bearer TOKEN";

  boolean hasToken() {
    return headers.contains("Authorization: " + TOKEN);
  }

  /** As it goes over the line, on a connection of its own. */
  byte[] bytes(String host, String token) {
    var head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
    headers.forEach(header -> head.append(header.replace("TOKEN", token)).append("\r\n"));
    if (!bare) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    var first = head.toString().getBytes(StandardCharsets.UTF_8);
    var all = Arrays.copyOf(first, first.length + (bare ? 0 : body.length));
    if (!bare) {
      System.arraycopy(body, 0, all, first.length, body.length);
    }
    return all;
  }

  /** Who answers before the end has no use for the rest. */
  static RawHttp.Answer send(Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException enough) {
      // what was answered is read all the same
    }
    return RawHttp.read(socket);
  }

  /** To be tried again by hand. */
  @Override
  public String toString() {
    var text = new String(body, StandardCharsets.UTF_8);
    return "%s %s %s %s"
        .formatted(
            method, target, headers, bare ? "" : text.substring(0, Math.min(400, text.length())));
  }
}
