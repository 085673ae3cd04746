package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who should not be let in over TLS, and what cannot be a packet. */
@Needs(
    value = {"openssl", "radsecproxy", "freeradius"},
    packages = "openssl, radsecproxy, freeradius")
class RadsecStrangersTest extends RadsecHouse {
  @Test
  void who_has_another_certificate_or_none_is_let_go_before_it_is_heard() throws Exception {
    var before = refused("tls");
    assertThat(isLetGo(certs.client("server", "stranger"))).isTrue();
    assertThat(isLetGo(certs.client("server"))).isTrue();
    certs.by("authority", "nobody", "nobody.example.com");
    assertThat(isLetGo(certs.client("server", "nobody"))).isTrue();
    Poll.until("all are counted", PATIENCE, () -> counted("tls") == before + 3);
  }

  @Test
  void who_does_not_speak_tls_is_let_go() throws Exception {
    var before = refused("tls");
    var plain = Wire.request(Code.STATUS_SERVER, 1, List.of(), new Secret("radsec")).bytes();
    for (var bytes : List.of(plain, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(bytes);
        assertThat(isAtItsEnd(socket)).isTrue();
      }
    }
    Poll.until("both are counted", PATIENCE, () -> counted("tls") == before + 2);
  }

  /** TLS answers with an alert, a record of seven bytes, or with nothing at all. */
  private static boolean isAtItsEnd(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes().length <= 7;
    } catch (SocketException e) {
      return true;
    }
  }

  @ParameterizedTest
  @CsvSource({"0101000300, packet_length", "0101ffff00, packet_length", "01010014, half_a_packet"})
  void a_packet_that_cannot_be_one_ends_its_connection(String hex, String reason) throws Exception {
    var before = refused(reason);
    try (var nas = connect(name())) {
      nas.write(HexFormat.of().parseHex(hex));
      if (reason.equals("half_a_packet")) {
        nas.close();
      }
      assertThat(nas.isLetGo(PATIENCE)).isTrue();
    }
    Poll.until("it is counted", PATIENCE, () -> counted(reason) == before + 1);
  }

  private static double counted(String reason) {
    try {
      return refused(reason);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_not_proven_ends_its_connection_and_what_is_not_known_does_not() throws Exception {
    var before = refused("wrong_secret");
    try (var nas = connect(name())) {
      nas.write(Wire.request(Code.STATUS_SERVER, 7, List.of(), new Secret("other")).bytes());
      assertThat(nas.isLetGo(PATIENCE)).isTrue();
    }
    assertThat(refused("wrong_secret")).isEqualTo(before + 1);
    try (var nas = connect(name())) {
      var unknown = Wire.request(Code.STATUS_SERVER, 7, List.of(), new Secret("radsec")).bytes();
      unknown[0] = 99;
      nas.write(unknown);
      assertThat(nas.send(Code.STATUS_SERVER, List.of())).isPresent();
    }
  }

  @Test
  void who_does_not_read_is_let_go_and_holds_nobody_up() throws Exception {
    var before = refused("slow_reader");
    var context = certs.client("server", name());
    try (var slow = new Socket()) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      var safe = (SSLSocket) context.getSocketFactory().createSocket(slow, "127.0.0.1", port, true);
      safe.startHandshake();
      var flood = Thread.ofVirtual().start(() -> flood(safe));
      for (int i = 0; i < 20; i++) {
        try (var other = connect(name())) {
          assertThat(other.send(Code.STATUS_SERVER, List.of())).isPresent();
        }
      }
      Poll.until("it is let go", PATIENCE, () -> counted("slow_reader") == before + 1);
      assertThat(flood.join(PATIENCE)).isTrue();
    }
  }

  /** Asks and asks, and reads no answer, until the connection ends. */
  private static void flood(SSLSocket socket) {
    try {
      var out = socket.getOutputStream();
      while (true) {
        var many = new ByteArrayOutputStream();
        for (int i = 0; i < 256; i++) {
          many.write(Wire.request(Code.STATUS_SERVER, i, List.of(), new Secret("radsec")).bytes());
        }
        out.write(many.toByteArray());
      }
    } catch (IOException e) {
      return; // as it should
    }
  }

  @Test
  void a_wrong_message_authenticator_is_refused_and_eap_is_sent_elsewhere() throws Exception {
    try (var nas = connect(name())) {
      var hello = Attribute.of(Type.EAP_MESSAGE, new byte[] {2, 9, 0, 6, 1, 'x'});
      var answer = nas.send(Code.ACCESS_REQUEST, List.of(station(), hello)).orElseThrow();
      assertThat(answer.code()).isEqualTo(Code.ACCESS_REJECT);
      assertThat(answer.text(Type.REPLY_MESSAGE)).contains("FreeRADIUS");
      assertThat(answer.first(Type.EAP_MESSAGE).orElseThrow().bytes())
          .isEqualTo(new byte[] {4, 9, 0, 4});
      assertThat(byway.get(byway.managementPort, "/metrics").body())
          .contains("byway_radius_access_total{outcome=\"eap\"}");
      var wrong = Wire.request(Code.ACCESS_REQUEST, 99, List.of(station()), new Secret("radsec"));
      var bytes = wrong.bytes().clone();
      bytes[30] ^= 1; // within the Message-Authenticator
      nas.write(bytes);
      assertThat(nas.isLetGo(PATIENCE)).isTrue();
    }
  }
}
