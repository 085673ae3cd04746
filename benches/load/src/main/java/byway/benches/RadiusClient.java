package byway.benches;

import byway.benches.RadiusLoad.Request;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/** One that asks and waits. */
final class RadiusClient implements AutoCloseable {
  private final DatagramSocket socket;

  RadiusClient(int port) throws IOException {
    this.socket = new DatagramSocket();
    socket.connect(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
  }

  Packet exchange(Request request) throws IOException, MalformedPacket {
    var bytes = request.outgoing().bytes();
    socket.send(new DatagramPacket(bytes, bytes.length));
    var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
    socket.receive(buffer);
    var answer = Wire.decode(buffer.getData(), buffer.getLength());
    if (!Wire.answers(buffer.getData(), answer, request.outgoing().packet(), request.secret())) {
      throw new IllegalStateException("not an answer: " + answer);
    }
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
