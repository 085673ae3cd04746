package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.journeys.RawHttp.Answer;
import byway.operations.certificates.testing.Pebble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS without a proxy: a host by an authority that really looks, and one by files. */
class HttpsTest {
  private static final String ASKED_FOR = "wifi.cafe-example.net";
  private static final String BY_FILE = "kiosk.cafe-example.net";

  @TempDir static Path data;
  @TempDir static Path files;
  @TempDir static Path authority;

  private static Installation byway;
  private static Pebble pebble;
  private static int https;
  private static int radsec;

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    https = Installation.freePort();
    radsec = Installation.freePort();
    pebble = Pebble.lookingAt(authority, byway.httpPort, https);
    certify("first");
    var settings = byway.settings();
    settings.put("BYWAY_HTTPS_PORT", Integer.toString(https));
    settings.put("BYWAY_HTTPS_CERTIFICATES", files.toString());
    settings.put("BYWAY_RADSEC_PORT", Integer.toString(radsec));
    settings.put("BYWAY_RADSEC_HOST", ASKED_FOR);
    settings.put("BYWAY_ACME", pebble.acme().toString());
    settings.put("BYWAY_ACME_CA", pebble.trusted().toString());
    byway.awaitAnswer(byway.start(settings, "up"), byway.httpPort);
    new Platform(byway)
        .tell(
            "/internal/tenants",
            """
            {'id':'%s','slug':'https','name':'Café','hosts':['%2$s:%4$d','%3$s:%4$d'],'currency':'EUR',
             'settings':{'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':50,
              'deviceBonusesPerDay':50,'sliceBytes':16000000}}
            """
                .formatted(UUID.randomUUID(), ASKED_FOR, BY_FILE, https));
  }

  @AfterAll
  static void close() {
    byway.close();
    pebble.close();
  }

  /** A certificate of one's own, in the place of the one that was there. */
  private static void certify(String organisation) throws IOException {
    var made =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + BY_FILE + "/O=" + organisation,
                "-addext",
                "subjectAltName=DNS:" + BY_FILE,
                "-keyout",
                files.resolve("kiosk.key").toString(),
                "-out",
                files.resolve("kiosk.pem").toString())
            .redirectErrorStream(true)
            .redirectOutput(authority.resolve("openssl.log").toFile())
            .start();
    try {
      assertThat(made.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void a_host_is_certified_by_itself_and_plain_http_leads_there() throws IOException {
    Poll.until("it has a certificate", Poll.PATIENCE, () -> isCertified(ASKED_FOR));
    var page = get(ASKED_FOR, "/portal");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.one("Strict-Transport-Security")).contains("max-age=");
    assertThat(page.header("Set-Cookie")).allMatch(cookie -> cookie.contains("; Secure"));
    var plain = new RawHttp(byway.httpPort);
    var led = plain.send("GET /portal?a=b HTTP/1.1\nHost: %s:%d\n\n".formatted(ASKED_FOR, https));
    assertThat(led.status()).isEqualTo(308);
    assertThat(led.one("Location"))
        .isEqualTo("https://%s:%d/portal?a=b".formatted(ASKED_FOR, https));
    assertThat(plain.send("GET /ready HTTP/1.1\nHost: " + ASKED_FOR + "\n\n").status())
        .isEqualTo(200);
    assertThat(
            plain
                .send(
                    "GET /.well-known/acme-challenge/guessed HTTP/1.1\nHost: %s\n\n"
                        .formatted(ASKED_FOR))
                .status())
        .isEqualTo(404);
  }

  @Test
  void access_points_are_shown_the_same_certificate_by_radsec() {
    Poll.until("it has a certificate", Poll.PATIENCE, () -> isCertified(ASKED_FOR));
    Poll.until(
        "RadSec shows it",
        Poll.PATIENCE,
        () -> {
          var shown = certificate(ASKED_FOR, radsec);
          return shown.isPresent() && shown.equals(certificate(ASKED_FOR, https));
        });
  }

  @Test
  void a_file_is_used_and_the_next_one_too_while_serving() throws IOException {
    assertThat(shown(BY_FILE)).contains("O=first");
    certify("second");
    Poll.until("it is seen", Poll.PATIENCE, () -> shown(BY_FILE).contains("O=second"));
    assertThat(get(BY_FILE, "/portal").status()).isEqualTo(200);
  }

  @Test
  void a_host_that_is_not_here_is_shown_nothing_and_old_versions_are_not_spoken() {
    assertThatThrownBy(() -> get("nobody.example.net", "/")).isInstanceOf(SSLException.class);
    assertThatThrownBy(
            () -> {
              try (var socket = socket(BY_FILE)) {
                socket.setEnabledProtocols(new String[] {"TLSv1.1"});
                socket.startHandshake();
              }
            })
        .isInstanceOf(Exception.class);
  }

  /** What is behind TLS is read as strictly as everything else. */
  @Test
  void a_request_that_can_be_read_in_two_ways_is_refused_behind_tls_too() throws IOException {
    try (var socket = socket(BY_FILE)) {
      socket
          .getOutputStream()
          .write(
              "POST /portal HTTP/1.1\r\nHost: %s:%d\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                  .formatted(BY_FILE, https)
                  .getBytes(StandardCharsets.ISO_8859_1));
      var answer = RawHttp.read(socket);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("malformed");
      assertThat(answer.closed()).isTrue();
    }
  }

  private static boolean isCertified(String host) {
    try (var socket = socket(host)) {
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String shown(String host) {
    return certificate(host, https)
        .map(found -> found.getSubjectX500Principal().getName())
        .orElse("none");
  }

  private static Optional<X509Certificate> certificate(String host, int port) {
    try (var socket = socket(host, port)) {
      socket.startHandshake();
      return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Answer get(String host, String path) throws IOException {
    try (var socket = socket(host)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                  .formatted(path, host, https)
                  .getBytes(StandardCharsets.ISO_8859_1));
      return RawHttp.read(socket);
    }
  }

  private static SSLSocket socket(String host) throws IOException {
    return socket(host, https);
  }

  private static SSLSocket socket(String host, int port) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
      var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
      var parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(20_000);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Who it is, the tests look at themselves. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
