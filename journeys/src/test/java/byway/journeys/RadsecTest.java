package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.outside.accesspoint.Nas;
import byway.outside.accesspoint.RadsecNas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RADIUS over TLS (RFC 6614), on the artefact as it is shipped, with the peers that others have.
 */
@Needs(
    value = {"openssl", "radsecproxy", "freeradius"},
    packages = "openssl, radsecproxy, freeradius")
class RadsecTest {
  private static final String PASSWORD = "a pleasant password";
  private static final long GB = 1_000_000_000;
  private static final int INTERIM = 3;
  private static final String NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost";

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static Certs certs;
  private static int port;

  private final UUID device = UUID.randomUUID();
  private final UUID customer = UUID.randomUUID();
  private final String email = customer + "@example.com";
  private final String mac =
      "02:" + customer.toString().substring(0, 8).replaceAll("(..)", "$1:") + "01";

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    certs = new Certs(Files.createDirectories(data.resolve("certs")));
    certs.own("server", "-addext", NAMES);
    certs.own("stranger");
    certs.own("authority");
    port = Installation.freePort();
    var settings = byway.settings();
    settings.put("BYWAY_RADSEC_PORT", Integer.toString(port));
    settings.put("BYWAY_RADSEC_CERTIFICATE", certs.pem("server").toString());
    settings.put("BYWAY_RADSEC_KEY", certs.key("server").toString());
    settings.put("BYWAY_RADSEC_CLIENT_CAS", certs.pem("authority").toString());
    var server = byway.start(settings, "up");
    byway.awaitAnswer(server, byway.httpPort);
    here = new Platform(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(here.tenant, byway.httpPort));
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @BeforeEach
  void anAccessPointWithACertificateAndACustomer() throws Exception {
    certs.own(name());
    here.tell(
        "/internal/devices", "{'id':'%s','name':'Shop','serial':'S%s'}".formatted(device, name()));
    here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':[],'nasIdentifier':'','dialect':'COOVACHILLI',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
        """
            .formatted(device));
    certify(certs.fingerprint(name()));
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, email, PASSWORD));
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), customer, 4 * GB));
  }

  private void certify(String... names) throws IOException {
    here.put(
        "/internal/accesspoints/%s/certificates".formatted(device),
        "{'names':[%s]}"
            .formatted(String.join(",", Arrays.stream(names).map(n -> "'" + n + "'").toList())));
  }

  private String name() {
    return device.toString().substring(0, 8);
  }

  @Test
  void radsecproxy_in_front_of_an_access_point_signs_in_and_reports() throws Exception {
    int udp = Installation.freeUdpPort();
    var conf = data.resolve(name() + ".radsecproxy");
    Files.writeString(
        conf,
        """
        ListenUDP 127.0.0.1:%d
        LogLevel 2
        tls default {
          CACertificateFile %s
          CertificateFile %s
          CertificateKeyFile %s
        }
        client 127.0.0.1 {
          type udp
          secret testing123
        }
        server byway {
          type tls
          host 127.0.0.1
          port %d
          secret radsec
          StatusServer on
        }
        realm * {
          server byway
          accountingServer byway
        }
        """
            .formatted(udp, certs.pem("server"), certs.pem(name()), certs.key(name()), port));
    var log = data.resolve(name() + ".log");
    var proxy =
        new ProcessBuilder("radsecproxy", "-f", "-c", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (var nas = Nas.of(udp, udp, "testing123")) {
      Poll.until("it is connected", PATIENCE, () -> read(log).contains("subject CN=server up"));
      var accepted = nas.ask(mac, nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
      assertThat(nas.report(numbers(accepted, "p1", 1_000, 5_000))).isTrue();
      assertThat(consumed()).isEqualTo(6_000);
      assertThat(nas.ask(mac, nas.pap(email, "wrong")).orElseThrow().code())
          .isEqualTo(Code.ACCESS_REJECT);
    } finally {
      proxy.destroy();
      assertThat(proxy.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void orders_come_back_over_the_same_connection() throws Exception {
    try (var nas = connect(name())) {
      var accepted = nas.ask(List.of(station()), nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(report(nas, accepted, "o1", 600_000_000).code())
          .isEqualTo(Code.ACCOUNTING_RESPONSE);
      var change = nas.nextOrder(PATIENCE).orElseThrow();
      assertThat(change.code()).isEqualTo(Code.COA_REQUEST);
      assertThat(change.text(Type.ACCT_SESSION_ID)).isEqualTo("o1");
      var session = here.ask("/internal/access/open-at/" + device).get(0).get("id").asText();
      here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
      var end = nas.nextOrder(PATIENCE).orElseThrow();
      assertThat(end.code()).isEqualTo(Code.DISCONNECT_REQUEST);
      Poll.until(
          "both answers are in the audit",
          PATIENCE,
          () -> acts().contains("staff; ack") && acts().contains("radius.change"));
    }
  }

  @Test
  void whoever_asks_is_told_that_somebody_is_there_and_connects_again() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (var nas = connect(name())) {
        assertThat(nas.send(Code.STATUS_SERVER, List.of()).orElseThrow().code())
            .isEqualTo(Code.ACCESS_ACCEPT);
        assertThat(nas.send(Code.COA_REQUEST, List.of()).orElseThrow().number(Type.ERROR_CAUSE, 0))
            .isEqualTo(406);
      }
    }
  }

  @Test
  void freeradius_as_a_home_server_client_signs_in_and_reports() throws Exception {
    int access = Installation.freeUdpPort();
    int accounting = Installation.freeUdpPort();
    var conf = Files.createDirectories(data.resolve(name() + ".freeradius"));
    Files.writeString(
        conf.resolve("radiusd.conf"),
        """
        prefix = /usr
        libdir = /usr/lib/freeradius
        logdir = %1$s
        run_dir = %1$s
        security {
          allow_vulnerable_openssl = yes
        }
        client here {
          ipaddr = 127.0.0.1
          secret = testing123
        }
        home_server byway {
          type = auth+acct
          proto = tcp
          ipaddr = 127.0.0.1
          port = %2$d
          secret = radsec
          status_check = status-server
          tls {
            ca_file = %3$s
            certificate_file = %4$s
            private_key_file = %5$s
            tls_min_version = "1.2"
          }
        }
        home_server_pool byway {
          home_server = byway
        }
        realm byway {
          pool = byway
        }
        server default {
          listen {
            type = auth
            ipaddr = 127.0.0.1
            port = %6$d
          }
          listen {
            type = acct
            ipaddr = 127.0.0.1
            port = %7$d
          }
          authorize {
            update control {
              &Proxy-To-Realm := byway
            }
          }
          preacct {
            update control {
              &Proxy-To-Realm := byway
            }
          }
        }
        """
            .formatted(
                conf,
                port,
                certs.pem("server"),
                certs.pem(name()),
                certs.key(name()),
                access,
                accounting));
    var log = conf.resolve("said.log");
    var server =
        new ProcessBuilder("freeradius", "-f", "-x", "-l", "stdout", "-d", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try (var nas = Nas.of(access, accounting, "testing123")) {
      Poll.until("it is ready", PATIENCE, () -> read(log).contains("Ready to process requests"));
      var accepted = nas.ask(mac, nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
      assertThat(nas.report(numbers(accepted, "f1", 2_000, 7_000))).isTrue();
      assertThat(consumed()).isEqualTo(9_000);
    } finally {
      server.destroy();
      assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void who_has_another_certificate_or_none_is_let_go_before_it_is_heard() throws Exception {
    var before = refused("tls");
    assertThat(isLetGo(certs.client("server", "stranger"))).isTrue();
    assertThat(isLetGo(certs.client("server"))).isTrue();
    certs.by("authority", "nobody", "nobody.example.com");
    assertThat(isLetGo(certs.client("server", "nobody"))).isTrue();
    Poll.until("all are counted", PATIENCE, () -> counted("tls") == before + 3);
  }

  private static boolean isLetGo(SSLContext context) {
    try (var nas = RadsecNas.connect(context, port)) {
      return nas.send(Code.STATUS_SERVER, List.of()).isEmpty() && nas.isLetGo(PATIENCE);
    } catch (IOException | UncheckedIOException e) {
      return true;
    }
  }

  @Test
  void a_new_certificate_is_used_without_a_restart() throws Exception {
    var old = certs.client("server", name());
    certs.own("server", "-addext", NAMES);
    var renewed = certs.client("server", name());
    Poll.until("the new one is used", PATIENCE, () -> !isLetGo(renewed));
    assertThatThrownBy(() -> RadsecNas.connect(old, port)).isInstanceOf(SSLException.class);
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
  void a_proxy_is_known_by_the_name_that_an_authority_vouches_for_and_speaks_for_several()
      throws Exception {
    var dns = "proxy-" + name() + ".example.com";
    certs.by("authority", dns, dns);
    certify(dns);
    var second = UUID.randomUUID();
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Bar','serial':'S%s'}"
            .formatted(second, second.toString().substring(0, 8)));
    here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':[],'nasIdentifier':'the-bar','dialect':'MIKROTIK',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
        """
            .formatted(second));
    here.put(
        "/internal/accesspoints/%s/certificates".formatted(second),
        "{'names':['%s']}".formatted(dns));
    try (var proxy = connect(dns)) {
      var bar = List.of(station(), Attribute.of(Type.NAS_IDENTIFIER, "the-bar"));
      var atBar = proxy.ask(bar, proxy.pap(email, PASSWORD)).orElseThrow();
      assertThat(atBar.has(Type.MIKROTIK_TOTAL_LIMIT)).isTrue();
      var shop = List.of(station(), Attribute.of(Type.NAS_IDENTIFIER, "any other"));
      var atShop = proxy.ask(shop, proxy.pap(email, PASSWORD)).orElseThrow();
      assertThat(atShop.has(Type.CHILLISPOT_MAX_TOTAL_OCTETS)).isTrue();
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

  private RadsecNas connect(String... own) throws GeneralSecurityException, IOException {
    return RadsecNas.connect(certs.client("server", own), port);
  }

  private Attribute station() {
    return Attribute.of(Type.CALLING_STATION_ID, mac);
  }

  private Packet report(RadsecNas nas, Packet accepted, String acct, long down) {
    return nas.send(Code.ACCOUNTING_REQUEST, numbers(accepted, acct, 0, down)).orElseThrow();
  }

  private List<Attribute> numbers(Packet accepted, String acct, long up, long down) {
    var all = new ArrayList<Attribute>(accepted.all(Type.CLASS));
    all.add(station());
    all.add(Attribute.of(Type.USER_NAME, email));
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, INTERIM));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, up));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down));
    return all;
  }

  private long consumed() throws IOException {
    return here.ask("/internal/balances/accounts/" + customer).get("consumedBytes").asLong();
  }

  private static String acts() {
    try {
      return here.ask("/internal/audit?limit=100").toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double refused(String reason) throws IOException {
    return byway
        .get(byway.managementPort, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("byway_radius_refused_total"))
        .filter(line -> line.contains("reason=\"" + reason + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
