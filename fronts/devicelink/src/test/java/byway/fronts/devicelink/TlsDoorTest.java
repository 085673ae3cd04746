package byway.fronts.devicelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.fronts.devicelink.mqtt.MqttDoor;
import byway.kit.testing.MovableClock;
import byway.network.enrolment.api.CertifyPort;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.PortCertificate;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The port over TLS: what is spoken, with whom, and a certificate that changes meanwhile. */
@Timeout(120)
class TlsDoorTest {
  private static final Duration HALF = Duration.ofDays(60);
  private final MovableClock clock = new MovableClock();
  private final AtomicInteger made = new AtomicInteger();
  private final KeyPair authority = newKeys();
  private volatile boolean isAway;
  private Hotspots house;
  private PortTls tls;
  private MqttDoor door;
  private int port;

  @BeforeEach
  void open() {
    house = new Hotspots();
    tls = new PortTls(enrolment(), List.of("localhost"), clock);
    door = house.doorOver(tls::engine);
    port = door.open();
  }

  @AfterEach
  void close() throws Exception {
    door.close();
    house.close();
  }

  @Test
  void a_hotspot_signs_in_over_tls_as_without() throws Exception {
    tls.look();
    for (var version : List.of("TLSv1.3", "TLSv1.2")) {
      try (var socket = connect(version)) {
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        assertThat(signIn(socket)).isEqualTo("20020000");
      }
    }
  }

  @Test
  void what_is_too_old_or_no_tls_at_all_gets_no_answer() throws Exception {
    tls.look();
    assertThatThrownBy(() -> connect("TLSv1.1")).isInstanceOf(IOException.class);
    try (var plain = new Wire(port).send("10", Said.THREE)) {
      assertThat(plain.hear()).doesNotStartWith("20");
    }
    try (var socket = connect("TLSv1.3")) {
      assertThat(signIn(socket)).isEqualTo("20020000");
    }
  }

  @Test
  void a_certificate_is_renewed_while_the_port_serves_and_nobody_is_thrown_out() throws Exception {
    tls.look();
    try (var before = connect("TLSv1.3")) {
      assertThat(signIn(before)).isEqualTo("20020000");
      tls.look();
      assertThat(made).hasValue(1);
      clock.advance(HALF.plusSeconds(1));
      isAway = true;
      tls.look();
      try (var meanwhile = connect("TLSv1.3")) {
        assertThat(shown(meanwhile)).isEqualTo(shown(before));
      }
      isAway = false;
      tls.look();
      try (var after = connect("TLSv1.3")) {
        assertThat(shown(after)).isNotEqualTo(shown(before));
      }
      before.getOutputStream().write(new byte[] {(byte) 0xC0, 0});
      assertThat(before.getInputStream().readNBytes(2)).containsExactly(0xD0, 0);
    }
  }

  @Test
  void until_there_is_a_certificate_connections_end_and_then_they_do_not() throws Exception {
    isAway = true;
    tls.look();
    assertThat(tls.isReady()).isFalse();
    assertThatThrownBy(() -> connect("TLSv1.3")).isInstanceOf(IOException.class);
    isAway = false;
    tls.look();
    try (var socket = connect("TLSv1.3")) {
      assertThat(signIn(socket)).isEqualTo("20020000");
    }
  }

  private static BigInteger shown(SSLSocket socket) throws IOException {
    return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
  }

  /** The answer to CONNECT, in hexadecimal. */
  private static String signIn(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(Wire.packet("10", Said.THREE));
    return Wire.HEX.formatHex(socket.getInputStream().readNBytes(4));
  }

  private SSLSocket connect(String version) throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    var plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(20_000);
    var socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
    socket.setEnabledProtocols(new String[] {version});
    socket.startHandshake();
    return socket;
  }

  private Enrolment enrolment() {
    return (Enrolment)
        Proxy.newProxyInstance(
            Enrolment.class.getClassLoader(),
            new Class<?>[] {Enrolment.class},
            (proxy, method, arguments) -> {
              if (isAway) {
                throw new IllegalStateException("a service is away");
              }
              return certify((CertifyPort) arguments[0]);
            });
  }

  private PortCertificate certify(CertifyPort asked)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var name = new X500Name("CN=test");
    var key =
        KeyFactory.getInstance("EC")
            .generatePublic(
                new X509EncodedKeySpec(Base64.getUrlDecoder().decode(asked.publicKey())));
    var holder =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(made.incrementAndGet()),
                Date.from(Instant.now().minusSeconds(60)),
                Date.from(Instant.now().plusSeconds(600)),
                name,
                key)
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()));
    var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(holder.getEncoded());
    return new PortCertificate(List.of(encoded), clock.instant().plus(HALF));
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This is about the port; whom a hotspot believes is the hotspot's. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
