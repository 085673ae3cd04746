package byway.journeys;

import static byway.journeys.RadiusShop.INTERIM;
import static byway.journeys.RadiusShop.START;
import static byway.journeys.RadiusShop.STOP;

import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Random;

/** One client device at the access point, from its beginning to its end. */
record Stay(Point point, String mac, String acct, Packet accepted, int port) {
  private static final int INTERIMS = 10;
  private static final int AGAIN_MILLIS = 200;
  private static final int MOST_TRIES = 100;

  /** What it has counted in the end. */
  long tell() throws IOException, MalformedPacket {
    var random = new Random(acct.hashCode());
    long down = 0;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      exchange(socket, START, 0, down);
      for (int number = 1; number <= INTERIMS; number++) {
        down += random.nextInt(400_000);
        exchange(socket, INTERIM, number, down);
      }
      down += random.nextInt(400_000);
      exchange(socket, STOP, INTERIMS + 1, down);
    }
    return down;
  }

  private void exchange(DatagramSocket socket, int status, int number, long down)
      throws IOException, MalformedPacket {
    var secret = new Secret(point.secret());
    var request =
        Wire.request(
            Code.ACCOUNTING_REQUEST,
            number,
            point.numbers(status, accepted, mac, acct, down),
            secret);
    var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      socket.send(new DatagramPacket(request.bytes(), request.bytes().length, to));
      socket.setSoTimeout(AGAIN_MILLIS);
      try {
        while (true) {
          socket.receive(buffer);
          var packet = Wire.decode(buffer.getData(), buffer.getLength());
          if (Wire.answers(buffer.getData(), packet, request.packet(), secret)) {
            return;
          }
        }
      } catch (SocketTimeoutException again) {
        // Lost on the way, there or back.
      }
    }
    throw new AssertionError("never answered: " + acct + " " + number);
  }
}
