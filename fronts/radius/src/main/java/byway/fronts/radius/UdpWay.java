package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** By UDP, said again until it is answered (RFC 5176 section 2.3). */
record UdpWay(InetSocketAddress to, Secret secret, MeterRegistry metrics) implements Way {
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  @Override
  public Optional<Packet> exchange(Code code, List<Attribute> attributes) throws IOException {
    var request = Wire.request(code, 1, attributes, secret);
    try (var socket = new DatagramSocket()) {
      socket.connect(to);
      for (var wait : WAITS) {
        socket.send(new DatagramPacket(request.bytes(), request.bytes().length));
        var answer = receive(socket, wait, request.packet());
        if (answer.isPresent()) {
          return answer;
        }
      }
      return Optional.empty();
    }
  }

  private Optional<Packet> receive(DatagramSocket socket, Duration wait, Packet request)
      throws IOException {
    var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
    socket.setSoTimeout((int) wait.toMillis());
    try {
      socket.receive(buffer);
      var packet = Wire.decode(buffer.getData(), buffer.getLength());
      if (Wire.answers(buffer.getData(), packet, request, secret)) {
        return Optional.of(packet);
      }
      refuse("forged_answer");
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (MalformedPacket e) {
      refuse(e.reason());
    }
    return Optional.empty();
  }

  private void refuse(String reason) {
    metrics.counter("byway_radius_refused_total", "reason", reason).increment();
  }
}
