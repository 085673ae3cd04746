package byway.hotspot.gateway;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Somebody who is asked for names (RFC 1035), by UDP or by TCP (RFC 7766). */
record NameServer(InetSocketAddress address) {
  static final int LARGEST_BYTES = 4_096;
  static final int PATIENCE_MILLIS = 2_000;
  private static final int NAMES_PORT = 53;

  /** How it is asked. */
  interface Way {
    byte[] ask(NameServer server, byte[] asked, Question question) throws IOException;
  }

  /** {@code address} or, as dnsmasq has it, {@code address#port}. */
  static NameServer at(String server) {
    var parts = server.split("#", 2);
    return new NameServer(
        new InetSocketAddress(
            parts[0], parts.length == 1 ? NAMES_PORT : Integer.parseInt(parts[1])));
  }

  /** Nothing where it says nothing in time. */
  Optional<byte[]> ask(byte[] asked, Question question, Way way) {
    try {
      return Optional.of(way.ask(this, asked, question));
    } catch (IOException silent) {
      return Optional.empty();
    }
  }

  byte[] byDatagram(byte[] asked, Question question) throws IOException {
    try (var upstream = new DatagramSocket()) {
      upstream.connect(address);
      upstream.setSoTimeout(PATIENCE_MILLIS);
      upstream.send(new DatagramPacket(asked, asked.length));
      var answer = new DatagramPacket(new byte[LARGEST_BYTES], LARGEST_BYTES);
      do {
        upstream.receive(answer);
      } while (!question.isAnsweredBy(answer.getData(), answer.getLength()));
      return Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  byte[] byStream(byte[] asked, Question question) throws IOException {
    try (var upstream = new Socket()) {
      upstream.connect(address, PATIENCE_MILLIS);
      upstream.setSoTimeout(PATIENCE_MILLIS);
      write(upstream.getOutputStream(), asked);
      var answer = read(upstream.getInputStream());
      if (!question.isAnsweredBy(answer, answer.length)) {
        throw new IOException("an answer to another question");
      }
      return answer;
    }
  }

  /** A message after its length in two bytes. */
  static byte[] read(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    var message = new byte[data.readUnsignedShort()];
    data.readFully(message);
    return message;
  }

  static void write(OutputStream out, byte[] message) throws IOException {
    out.write(
        ByteBuffer.allocate(2 + message.length)
            .putShort((short) message.length)
            .put(message)
            .array());
  }
}
