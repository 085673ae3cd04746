package byway.apps.real;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Ways out that a device may try. */
record Attempts(Phone phone) {
  private static final int PATIENCE_MILLIS = 1_500;
  private static final int DNS = 53;

  /** Whether a TCP connection comes about. */
  boolean connects(String address, int port) {
    return phone
        .host()
        .within(
            () -> {
              try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
                return true;
              } catch (IOException refused) {
                return false;
              }
            });
  }

  /** Sends a datagram and does not ask what becomes of it. */
  void sends(String address, int port) {
    var unused =
        phone
            .host()
            .within(
                () -> {
                  try (var socket = new DatagramSocket()) {
                    socket.send(
                        new DatagramPacket(
                            new byte[100], 100, InetAddress.getByName(address), port));
                    return true;
                  } catch (IOException refused) {
                    return false;
                  }
                });
  }

  boolean pings(String address) {
    return phone.tries("busybox", "ping", "-c", "1", "-W", "1", address).isPresent();
  }

  /** How many of so many questions, all at once, a name server answers. */
  int answersOverUdp(String server, int questions) {
    return phone
        .host()
        .within(
            () -> {
              try (var socket = new DatagramSocket()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                var address = InetAddress.getByName(server);
                for (int i = 0; i < questions; i++) {
                  var question = question(i, World.WEB);
                  socket.send(new DatagramPacket(question, question.length, address, DNS));
                }
                int answers = 0;
                var answer = new DatagramPacket(new byte[512], 512);
                try {
                  while (answers < questions) {
                    socket.receive(answer);
                    answers++;
                  }
                } catch (SocketTimeoutException noMore) {
                  return answers;
                }
                return answers;
              }
            });
  }

  /** Whether a name server answers over TCP. */
  boolean isAnsweredOverTcp(String server) {
    return phone
        .host()
        .within(
            () -> {
              try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(server, DNS), PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                var out = new DataOutputStream(socket.getOutputStream());
                var question = question(7, World.WEB);
                out.writeShort(question.length);
                out.write(question);
                return new DataInputStream(socket.getInputStream()).readUnsignedShort() > 12;
              } catch (IOException refused) {
                return false;
              }
            });
  }

  /** For the IPv4 address of a name (RFC 1035, section 4.1). */
  private static byte[] question(int id, String name) {
    var message = ByteBuffer.allocate(512);
    message.putShort((short) id).putShort((short) 0x0100).putShort((short) 1);
    message.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    for (var label : name.split("\\.", -1)) {
      message.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    message.put((byte) 0).putShort((short) 1).putShort((short) 1);
    var bytes = new byte[message.position()];
    message.flip().get(bytes);
    return bytes;
  }
}
