package byway.fronts.devicelink;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A client that can say anything, in bytes, and hears bytes. */
final class Wire implements AutoCloseable {
  static final HexFormat HEX = HexFormat.of();

  private final Socket socket;
  private final DataInputStream in;

  Wire(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Hexadecimal, blanks left out; {@code 'text'} is a text with its length before it. */
  static byte[] bytes(String said) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < said.length(); i++) {
      if (said.charAt(i) == '\'') {
        int end = said.indexOf('\'', i + 1);
        var text = said.substring(i + 1, end).getBytes(StandardCharsets.UTF_8);
        out.write(text.length >> 8);
        out.write(text.length);
        out.writeBytes(text);
        i = end;
      } else if (said.charAt(i) != ' ') {
        out.write(HexFormat.fromHexDigits(said, i, i + 2));
        i++;
      }
    }
    return out.toByteArray();
  }

  /** A packet with its length. */
  static byte[] packet(String head, String body) {
    var rest = bytes(body);
    var out = new ByteArrayOutputStream();
    out.writeBytes(bytes(head));
    int left = rest.length;
    do {
      out.write(left > 0x7F ? left & 0x7F | 0x80 : left);
      left >>= 7;
    } while (left > 0);
    out.writeBytes(rest);
    return out.toByteArray();
  }

  Wire send(byte[] packet) throws IOException {
    socket.getOutputStream().write(packet);
    return this;
  }

  Wire send(String head, String body) throws IOException {
    return send(packet(head, body));
  }

  /** The next packet in hexadecimal, or {@code end}. */
  String hear() throws IOException {
    try {
      int head = in.readUnsignedByte();
      int length = 0;
      int octet;
      int shift = 0;
      do {
        octet = in.readUnsignedByte();
        length |= (octet & 0x7F) << shift;
        shift += 7;
      } while (octet > 0x7F);
      var body = in.readNBytes(length);
      return "%02x %s".formatted(head, HEX.formatHex(body));
    } catch (EOFException | SocketException over) {
      return "end";
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
