package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import byway.outside.accesspoint.RadsecNas;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RADIUS over TLS (RFC 6614), on the artefact as it is shipped, with the peers that others have. */
class RadsecTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String PASSWORD = "a pleasant password";
  private static final long GB = 1_000_000_000;
  private static final int INTERIM = 3;

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
    byway = new Installation(data);
    certs = new Certs(Files.createDirectories(data.resolve("certs")));
    certs.own("server", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost");
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
        "/internal/devices",
        "{'id':'%s','name':'Shop','serial':'S%s'}".formatted(device, name()));
    here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':[],'nasIdentifier':'','dialect':'COOVACHILLI',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'orders':''}
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
        "{'names':[%s]}".formatted(String.join(",", Arrays.stream(names).map(n -> "'" + n + "'").toList())));
  }

  private String name() {
    return device.toString().substring(0, 8);
  }

  @Test
  void radsecproxy_in_front_of_an_access_point_signs_in_and_reports() throws Exception {
    int udp = freeUdpPort();
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
      Poll.until("it is connected", PATIENCE, () -> read(log).contains("is now operational"));
      var accepted = nas.ask(mac, nas.pap(email, PASSWORD)).orElseThrow();
      assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
      assertThat(nas.report(numbers(accepted, "p1", 1_000, 5_000))).isTrue();
      assertThat(consumed()).isEqualTo(6_000);
      assertThat(nas.ask(mac, nas.pap(email, "wrong")).orElseThrow().code())
          .isEqualTo(Code.ACCESS_REJECT);
    } finally {
      proxy.destroy();
      assertThat(proxy.waitFor(10, TimeUnit.SECONDS)).isTrue();
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
        .get(byway.httpPort, "/metrics")
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

  private static int freeUdpPort() throws IOException {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
