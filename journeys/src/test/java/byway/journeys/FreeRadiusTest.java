package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real FreeRADIUS in front, as {@code deploy/freeradius} sets it up, and a real EAP client. */
@Needs(
    value = {
      "freeradius",
      "/usr/lib/freeradius/rlm_rest.so",
      "eapol_test",
      "/etc/ssl/certs/ssl-cert-snakeoil.pem"
    },
    packages = "freeradius, freeradius-rest, eapoltest, ssl-cert")
class FreeRadiusTest {
  private static final Path SETUP = Path.of("../deploy/freeradius").toAbsolutePath().normalize();
  private static final String PASSWORD = "a pleasant password";
  private static final long GB = 1_000_000_000;
  private static final UUID DEVICE = UUID.randomUUID();

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static @Nullable Process freeRadius;
  private static final UUID PROXY = UUID.randomUUID();
  private static String secret;
  private static String proxySecret;
  private static int access;
  private static int accounting;

  private final UUID customer = UUID.randomUUID();
  private final String email = customer + "@example.com";

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    var server = byway.start("up");
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
    here.tell(
        "/internal/devices", "{'id':'%s','name':'Campus','serial':'CAMPUS'}".formatted(DEVICE));
    secret = set("");
    proxySecret = trust();
    startFreeRadius();
  }

  private static String set(String orders) throws IOException {
    return here.put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['192.0.2.1/32'],'nasIdentifier':'','dialect':'MIKROTIK',
             'direction':'INPUT_IS_UPLOAD','signsRequests':true,'orders':'%s'}
            """
                .formatted(DEVICE, orders))
        .get("secret")
        .asText();
  }

  private static String trust() throws IOException {
    here.put(
        "/internal/accesspoints/proxies",
        """
        {'proxyId':'%s','name':'FreeRADIUS','ranges':['127.0.0.1/32'],'vouches':true,'checksKeys':true}
        """
            .formatted(PROXY));
    here.put(
        "/internal/accesspoints/proxies/before/" + DEVICE, "{'proxyIds':['%s']}".formatted(PROXY));
    return here.tell("/internal/accesspoints/proxies/" + PROXY + "/secret", "")
        .get("secret")
        .asText();
  }

  private static void startFreeRadius() throws IOException {
    access = Installation.freeUdpPort();
    accounting = Installation.freeUdpPort();
    var log = data.resolve("freeradius.log");
    var builder =
        new ProcessBuilder("freeradius", "-f", "-x", "-l", "stdout", "-d", SETUP.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("BYWAY_URL", "http://127.0.0.1:" + byway.httpPort);
    environment.put("BYWAY_PROXY", PROXY.toString());
    environment.put("BYWAY_PROXY_SECRET", proxySecret);
    environment.put("BYWAY_RADIUS_LISTEN", "127.0.0.1");
    environment.put("BYWAY_RADIUS_AUTH", Integer.toString(access));
    environment.put("BYWAY_RADIUS_ACCT", Integer.toString(accounting));
    environment.put("BYWAY_RADIUS_CERT", "/etc/ssl/certs/ssl-cert-snakeoil.pem");
    environment.put("BYWAY_RADIUS_KEY", "/etc/ssl/private/ssl-cert-snakeoil.key");
    environment.put("BYWAY_RADIUS_RUN", data.toString());
    environment.put("BYWAY_RADIUS_CLIENT", DEVICE.toString());
    environment.put("BYWAY_RADIUS_CLIENT_ADDRESS", "127.0.0.1");
    environment.put("BYWAY_RADIUS_CLIENT_SECRET", secret);
    var started = builder.start();
    freeRadius = started;
    Poll.until(
        "FreeRADIUS is ready",
        PATIENCE,
        () -> {
          var said = read(log);
          assertThat(started.isAlive()).as(said).isTrue();
          return said.contains("Ready to process requests");
        });
  }

  @AfterAll
  static void close() throws InterruptedException {
    if (freeRadius != null) {
      freeRadius.destroy();
      freeRadius.waitFor(10, TimeUnit.SECONDS);
    }
    byway.close();
  }

  @ParameterizedTest
  @CsvSource({"TTLS, auth=PAP", "TTLS, auth=MSCHAPV2", "PEAP, auth=MSCHAPV2"})
  void eap_lets_a_customer_in(String method, String inner) throws Exception {
    signUp();
    grant(GB);
    var said = eap(method, inner, key());
    assertThat(said).endsWith("SUCCESS").contains("Attribute 25 (Class)");
  }

  @ParameterizedTest
  @CsvSource({"TTLS, auth=PAP", "PEAP, auth=MSCHAPV2"})
  void eap_with_a_wrong_secret_or_without_data_lets_nobody_in(String method, String inner)
      throws Exception {
    signUp();
    assertThat(eap(method, inner, key())).as("nothing is left").endsWith("FAILURE");
    grant(GB);
    assertThat(eap(method, inner, "wrong")).endsWith("FAILURE");
    assertThat(eap(method, inner, PASSWORD)).as("the account's own").endsWith("FAILURE");
    assertThat(eap(method, inner, key())).endsWith("SUCCESS");
  }

  @Test
  void plain_radius_is_let_in_and_charged_through_it() throws Exception {
    signUp();
    grant(GB);
    try (var nas = Nas.of(access, accounting, secret)) {
      var accepted = nas.ask("02-00-00-00-00-77", nas.pap(email, key())).orElseThrow();
      assertThat(accepted.number(Type.MIKROTIK_TOTAL_LIMIT, 0)).isEqualTo(GB / 2);
      var report = new ArrayList<Attribute>();
      report.addAll(accepted.all(Type.CLASS));
      report.add(Attribute.of(Type.USER_NAME, email));
      report.add(Attribute.of(Type.ACCT_STATUS_TYPE, 3));
      report.add(Attribute.of(Type.ACCT_SESSION_ID, "f1"));
      report.add(Attribute.of(Type.CALLING_STATION_ID, "02-00-00-00-00-77"));
      report.add(Attribute.of(Type.ACCT_INPUT_OCTETS, 1_000));
      report.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, 4_000));
      assertThat(nas.report(report)).isTrue();
      assertThat(balance("consumedBytes")).isEqualTo(5_000);
      set("127.0.0.1:" + nas.ordersPort());
      assertThat(nas.report(report)).isTrue();
      var session = here.ask("/internal/access/open-at/" + DEVICE).get(0).get("id").asText();
      here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
      assertThat(nas.nextOrder(PATIENCE).orElseThrow().code()).isEqualTo(Code.DISCONNECT_REQUEST);
    }
  }

  @Test
  void who_is_no_access_point_is_told_nothing() throws IOException {
    var answer =
        byway.post(
            byway.httpPort, "/api/radius/authorize", "{}", "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  /** What the client said last. */
  private String eap(String method, String inner, String password)
      throws IOException, InterruptedException {
    var conf = Files.createTempFile(data, "eap", ".conf");
    Files.writeString(
        conf,
        """
        network={
          ssid="byway"
          key_mgmt=WPA-EAP
          eap=%s
          identity="%s"
          anonymous_identity="nobody"
          password="%s"
          phase2="%s"
        }
        """
            .formatted(method, email, password, inner));
    var log = Files.createTempFile(data, "eap", ".log");
    var client =
        new ProcessBuilder(
                List.of(
                    "eapol_test",
                    "-c",
                    conf.toString(),
                    "-a",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(access),
                    "-s",
                    secret,
                    "-M",
                    "02:" + customer.toString().substring(0, 8).replaceAll("(..)", "$1:") + "07",
                    "-t",
                    "15"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return read(log).strip();
  }

  private void signUp() throws IOException {
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, email, PASSWORD));
  }

  private String key() throws IOException {
    return here.ask("/internal/identity/network/keys/" + customer).get("value").asText();
  }

  private void grant(long bytes) throws IOException {
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), customer, bytes));
  }

  private long balance(String field) throws IOException {
    return here.ask("/internal/balances/accounts/" + customer).get(field).asLong();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
