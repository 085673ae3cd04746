package byway.journeys;

import static byway.journeys.Poll.PATIENCE;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.outside.accesspoint.RadsecNas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A platform that speaks RadSec, and an access point with a certificate and a customer for each
 * test.
 */
abstract class RadsecHouse {
  static final String PASSWORD = "a pleasant password";

  static final long GB = 1_000_000_000;

  static final int INTERIM = 3;

  static final String NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost";

  @TempDir static Path data;

  static Installation byway;

  static Platform here;

  static Certs certs;

  static int port;

  final UUID device = UUID.randomUUID();

  final UUID customer = UUID.randomUUID();

  final String email = customer + "@example.com";

  final String mac = "02:" + customer.toString().substring(0, 8).replaceAll("(..)", "$1:") + "01";

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

  void certify(String... names) throws IOException {
    here.put(
        "/internal/accesspoints/%s/certificates".formatted(device),
        "{'names':[%s]}"
            .formatted(String.join(",", Arrays.stream(names).map(n -> "'" + n + "'").toList())));
  }

  String name() {
    return device.toString().substring(0, 8);
  }

  RadsecNas connect(String... own) throws GeneralSecurityException, IOException {
    return RadsecNas.connect(certs.client("server", own), port);
  }

  Attribute station() {
    return Attribute.of(Type.CALLING_STATION_ID, mac);
  }

  Packet report(RadsecNas nas, Packet accepted, String acct, long down) {
    return nas.send(Code.ACCOUNTING_REQUEST, numbers(accepted, acct, 0, down)).orElseThrow();
  }

  List<Attribute> numbers(Packet accepted, String acct, long up, long down) {
    var all = new ArrayList<Attribute>(accepted.all(Type.CLASS));
    all.add(station());
    all.add(Attribute.of(Type.USER_NAME, email));
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, INTERIM));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, up));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down));
    return all;
  }

  long consumed() throws IOException {
    return here.ask("/internal/balances/accounts/" + customer).get("consumedBytes").asLong();
  }

  static String acts() {
    try {
      return here.ask("/internal/audit?limit=100").toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static double refused(String reason) throws IOException {
    return byway
        .get(byway.managementPort, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("byway_radius_refused_total"))
        .filter(line -> line.contains("reason=\"" + reason + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isLetGo(SSLContext context) {
    try (var nas = RadsecNas.connect(context, port)) {
      return nas.send(Code.STATUS_SERVER, List.of()).isEmpty() && nas.isLetGo(PATIENCE);
    } catch (IOException | UncheckedIOException e) {
      return true;
    }
  }
}
