package byway.journeys;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./byway doctor}, with things that are really broken. */
@Needs(value = "openssl", packages = "openssl")
class DoctorTest {
  /** Longer than a name may be, so that nobody is asked about it. */
  private static final String NO_NAME = "x".repeat(70) + ".invalid";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;
  @TempDir Path home;

  @Test
  void before_the_first_start_nothing_is_bad_and_a_program_can_read_it() throws IOException {
    try (var byway = new Installation(data)) {
      var said = says(byway, 0, byway.settings(), "doctor");
      assertThat(said)
          .contains("good     settings      all can be taken")
          .contains("secret will be made by the first start")
          .contains("http: %d is free".formatted(byway.httpPort))
          .contains("none runs on this data")
          .contains("time-zones")
          .contains("0 bad");
      var all = JSON.readTree(says(byway, 0, byway.settings(), "doctor", "--json"));
      assertThat(all.get("bad").asInt()).isZero();
      assertThat(all.get("checks")).hasSizeGreaterThan(18);
      assertThat(says(byway, 64, byway.settings(), "doctor", "--jason")).contains("usage:");
    }
  }

  @Test
  void what_is_broken_is_bad_in_a_line_each_that_says_what_to_do() throws IOException {
    var secret = Files.writeString(data.resolve("known"), "5f2b".repeat(16));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    var certificates = Files.createDirectory(data.resolve("certificates"));
    Files.writeString(certificates.resolve("wifi.pem"), "no certificate");
    var key = Files.createFile(certificates.resolve("wifi.key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    try (var byway = new Installation(data);
        var door = new ServerSocket(byway.httpPort, 1, InetAddress.getLoopbackAddress())) {
      int nobody = Installation.freePort();
      var settings = byway.settings();
      settings.put("BYWAY_COLOUR", "red");
      settings.put("BYWAY_POOL_SIZE", "many");
      settings.put("BYWAY_SECRET_FILE", secret.toString());
      settings.put("BYWAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/byway");
      settings.put("BYWAY_FREE_DISK", "1000000000");
      settings.put("BYWAY_PUBLIC_URL", "https://" + NO_NAME);
      settings.put("BYWAY_HTTPS_CERTIFICATES", certificates.toString());
      settings.put("BYWAY_MAIL_HOST", "127.0.0.1");
      settings.put("BYWAY_MAIL_PORT", Integer.toString(nobody));
      settings.put("BYWAY_MAIL_FROM", "wifi@example.org");
      settings.put("BYWAY_OUTGOING_NETWORKS", "cloud=169.254.169.254");
      var said = says(byway, 1, settings, "doctor");
      assertThat(said)
          .contains("bad      settings      BYWAY_COLOUR is not a setting of Byway")
          .contains("BYWAY_POOL_SIZE is \"many\"")
          .contains("bad      secret        others may read " + secret)
          .contains("chmod 600")
          .contains(
              "bad      database      BYWAY_DATABASE_URL: no PostgreSQL answers at 127.0.0.1:"
                  + nobody)
          .contains("at least 1,000,000,000 MB should be")
          .contains("bad      name          %s is not known".formatted(NO_NAME))
          .contains("port %d of 127.0.0.1 is taken".formatted(door.getLocalPort()))
          .contains("wifi.pem holds no certificate")
          .contains("everybody may read " + key)
          .contains("bad      mail          127.0.0.1:%d does not answer".formatted(nobody))
          .contains("BYWAY_PUBLIC_URL is https, and nothing here speaks it")
          .contains("warning  outgoing      \"cloud\" may call 169.254.169.254/32");
      assertThat(said.lines().filter(line -> line.startsWith("bad "))).hasSize(11);
    }
  }

  @Test
  void a_secret_that_can_be_guessed_and_a_broker_that_is_away_are_bad() throws IOException {
    try (var byway = new Installation(data);
        var held = FileChannel.open(data.resolve("in-use"), CREATE, WRITE)) {
      Files.writeString(data.resolve("in-use"), "4711");
      assertThat(held.tryLock()).isNotNull();
      var settings = byway.settings();
      settings.put("BYWAY_SECRET", "x".repeat(40));
      settings.put("BYWAY_BROKER_URL", "tcp://127.0.0.1:" + Installation.freePort());
      settings.put("BYWAY_MQTT_PORT", Integer.toString(byway.mqttsPort));
      assertThat(says(byway, 1, settings, "doctor"))
          .contains("mqtt and mqtts are both port " + byway.mqttsPort)
          .contains("bad      secret        BYWAY_SECRET can be guessed")
          .contains("bad      broker        BYWAY_BROKER_URL: no Artemis broker answers")
          .contains("is in use by process 4711, which does not answer");
      settings.remove("BYWAY_SECRET");
      settings.put("BYWAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/byway");
      assertThat(says(byway, 1, settings, "doctor")).contains("it is not told, and has to be");
    }
  }

  @Test
  void beside_a_running_server_it_asks_that_and_finds_what_it_was_not_started_with()
      throws IOException {
    var certs = new Certs(Files.createDirectories(home.resolve("certificates")));
    certs.own("authority");
    certs.by("authority", "here", "localhost");
    for (var more : List.of("authority.pem", "authority.key")) {
      Files.delete(certs.directory().resolve(more));
    }
    try (var byway = Installation.prepared(data)) {
      var settings = byway.settings();
      settings.put("BYWAY_HTTPS_PORT", Integer.toString(Installation.freePort()));
      settings.put("BYWAY_HTTPS_CERTIFICATES", certs.directory().toString());
      byway.awaitAnswer(byway.start(settings, "up"), byway.httpPort);
      assertThat(says(byway, 0, settings, "doctor"))
          .contains("it runs as process")
          .contains("good     server        database: good")
          .contains("http: %d answers".formatted(byway.httpPort))
          .contains("warning  certificate   localhost is good until")
          .contains("warning  certificate   %s is good until".formatted(certs.pem("here")))
          .contains("data-version");
      int nobody = Installation.freePort();
      settings.put("BYWAY_HTTP_PORT", Integer.toString(nobody));
      assertThat(says(byway, 1, settings, "doctor"))
          .contains("nobody answers at port %d: the server was started".formatted(nobody));
    }
  }

  @Test
  void a_mail_server_that_says_what_is_not_asked_for_is_told_in_its_own_words() throws Exception {
    try (var byway = new Installation(data);
        var mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var greeting = new AtomicReference<>("554 go away");
      var answering = Thread.ofVirtual().start(() -> greet(mail, greeting));
      var settings = byway.settings();
      settings.put("BYWAY_MAIL_HOST", "127.0.0.1");
      settings.put("BYWAY_MAIL_PORT", Integer.toString(mail.getLocalPort()));
      settings.put("BYWAY_MAIL_FROM", "wifi@example.org");
      assertThat(says(byway, 1, settings, "doctor")).contains("says: 554 go away");
      greeting.set("220 mail.example.org ready");
      assertThat(says(byway, 1, settings, "doctor")).contains("offers no STARTTLS");
      settings.put("BYWAY_MAIL_SECURITY", "none");
      assertThat(says(byway, 0, settings, "doctor")).contains("good     mail");
      mail.close();
      answering.join();
    }
  }

  /** Says so to who comes, and then takes whatever is said. */
  private static void greet(ServerSocket mail, AtomicReference<String> greeting) {
    while (true) {
      try (var line = mail.accept()) {
        var out = line.getOutputStream();
        out.write((greeting.get() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        var in =
            new BufferedReader(
                new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
          out.write("250 so be it\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        if (mail.isClosed()) {
          return;
        }
      }
    }
  }

  private static String says(
      Installation byway, int status, Map<String, String> settings, String... words) {
    var process = byway.start(new TreeMap<>(settings), words);
    int ended = byway.finish(process);
    assertThat(ended).as(byway.said(process)).isEqualTo(status);
    return byway.said(process);
  }
}
