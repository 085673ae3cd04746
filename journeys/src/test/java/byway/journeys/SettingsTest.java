package byway.journeys;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path data;

  @Test
  void what_is_in_the_way_of_a_start_is_said_at_once_in_sentences() throws IOException {
    try (var byway = new Installation(data);
        var door = new ServerSocket(byway.httpPort, 1, InetAddress.getLoopbackAddress());
        var asking = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var held = FileChannel.open(data.resolve("in-use"), CREATE, WRITE)) {
      Files.writeString(data.resolve("in-use"), "4711");
      assertThat(held.tryLock()).isNotNull();
      int nobody = Installation.freePort();
      var settings = byway.settings();
      settings.put("BYWAY_COLOUR", "red");
      settings.put("BYWAY_JAVA_OPTS", "-Xmx1g");
      settings.put("BYWAY_RADIUS_PORT", Integer.toString(asking.getLocalPort()));
      settings.put("BYWAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/byway");
      settings.put("BYWAY_BROKER_URL", "tcp://127.0.0.1:" + nobody);
      settings.put("BYWAY_ROLES", "fronts,people,commerce,operations,network");
      var process = byway.start(settings, "up");
      assertThat(byway.finish(process)).isEqualTo(78);
      assertThat(byway.said(process).lines())
          .containsExactlyInAnyOrder(
              "Byway cannot start:",
              "  - BYWAY_SECRET is needed where BYWAY_ROLES splits the platform",
              "  - BYWAY_SECRET is needed with a database of your own: passwords come from it",
              "  - BYWAY_PEERS does not say where these run, which BYWAY_ROLES does not start here: balances, objections, rewards, usage",
              "  - BYWAY_DATA: %s is in use by process 4711; end that one first, or name another directory"
                  .formatted(data),
              "  - BYWAY_HTTP_PORT: port %d of 127.0.0.1 is taken by another program; end that one, or name another port"
                  .formatted(door.getLocalPort()),
              "  - BYWAY_RADIUS_PORT: port %d of 127.0.0.1 is taken by another program; end that one, or name another port"
                  .formatted(asking.getLocalPort()),
              "  - BYWAY_DATABASE_URL: no PostgreSQL answers at 127.0.0.1:" + nobody,
              "  - BYWAY_BROKER_URL: no Artemis broker answers at 127.0.0.1:" + nobody,
              "  - BYWAY_COLOUR is not a setting of Byway");
    }
  }

  /** Its own server is struck down, and started again by what keeps it running. */
  @Test
  void a_database_that_is_away_is_one_line_and_one_when_it_is_back() throws IOException {
    int port = Installation.freePort();
    try (var byway = new Installation(data)) {
      var settings = byway.settings();
      settings.put("BYWAY_DATABASE_PORT", Integer.toString(port));
      var process = byway.start(settings, "up");
      byway.awaitAnswer(process, byway.httpPort);
      Poll.until(
          "it has been lost and is back",
          Poll.PATIENCE,
          () -> {
            if (!byway.said(process).contains("cannot be reached")) {
              strike(data.resolve("postgres").resolve("postmaster.pid"));
            }
            return byway.said(process).contains("is back after");
          });
      var worries =
          byway.said(process).lines().filter(line -> line.matches(".* (WARN|ERROR) .*")).toList();
      assertThat(worries.stream().filter(line -> line.contains("cannot be reached"))).hasSize(1);
      assertThat(worries.stream().filter(line -> line.contains("is back after"))).hasSize(1);
      assertThat(worries)
          .allMatch(
              line ->
                  line.contains("PostgreSQL has ended")
                      || line.contains("the database at 127.0.0.1:" + port));
    }
  }

  private static void strike(Path postmaster) {
    try {
      var pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException | NumberFormatException startingAgain) {
      return;
    }
  }

  @Test
  void a_start_with_wrong_settings_is_refused_with_all_problems_at_once() throws IOException {
    var empty = Files.createFile(data.resolve("empty.pem"));
    try (var byway = new Installation(data)) {
      var settings = byway.settings();
      settings.put("BYWAY_HTTP_PORT", "eighty");
      settings.put("BYWAY_COLOUR", "red");
      settings.put("BYWAY_ROLES", "cook");
      settings.put("BYWAY_CHARGES_KEPT_MONTHS", "2");
      settings.put("BYWAY_RADSEC_PORT", "2083");
      settings.put("BYWAY_MQTT_PORT", "2083");
      settings.put("BYWAY_PUBLIC_URL", "https://wifi.example/portal");
      settings.put("BYWAY_BROKER_LISTEN", "61616");
      Files.writeString(data.resolve("secret"), "cut sh");
      settings.put("BYWAY_RADSEC_CERTIFICATE", data.resolve("none.pem").toString());
      settings.put("BYWAY_RADSEC_CLIENT_CAS", empty.toString());
      var process = byway.start(settings, "up");
      assertThat(byway.finish(process)).isEqualTo(78);
      assertThat(byway.said(process))
          .contains("BYWAY_HTTP_PORT is \"eighty\"")
          .contains("BYWAY_COLOUR is not a setting")
          .contains("no role is called cook")
          .contains("BYWAY_CHARGES_KEPT_MONTHS must be 0, or at least 3")
          .contains(
              "either BYWAY_RADSEC_CERTIFICATE and BYWAY_RADSEC_KEY are needed, or BYWAY_RADSEC_HOST")
          .contains("none.pem, is no file")
          .contains("empty.pem, holds no certificate")
          .contains("BYWAY_MQTT_PORT and BYWAY_RADSEC_PORT are both port 2083")
          .contains("only scheme, host and port can be there")
          .contains("BYWAY_BROKER_LISTEN is \"61616\": not host:port")
          .contains("cannot be used (line 1 is not a version and a secret)");
      Files.delete(data.resolve("secret"));
      var mistyped = byway.start(byway.settings(), "demo", "--jorney");
      assertThat(byway.finish(mistyped)).isEqualTo(64);
      assertThat(byway.said(mistyped)).contains("does not know \"--jorney\"");
      var addresses = byway.settings();
      addresses.put("BYWAY_SECRET", "x".repeat(32));
      addresses.put("BYWAY_BROKER_URL", "wat");
      addresses.put("BYWAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:99999/x y");
      var addressed = byway.start(addresses, "up");
      assertThat(byway.finish(addressed)).isEqualTo(78);
      assertThat(byway.said(addressed))
          .contains("BYWAY_BROKER_URL: this is no address of a broker")
          .contains("BYWAY_DATABASE_URL: this is no address of a database");
    }
  }
}
