package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.outside.network.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real hostapd; its "none" driver stands for the radio, since there is none. */
class RadioTest {
  @TempDir Path state = Path.of("set by JUnit");
  private Radio radio;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(
        Stream.of("/usr/sbin/hostapd", "/sbin/hostapd").anyMatch(f -> Files.exists(Path.of(f))),
        "hostapd is missing (Debian: hostapd)");
    assumeTrue(Lab.hindrance().isEmpty(), "this needs root");
    var base = state.resolve("base.conf");
    Files.write(
        base,
        List.of(
            "interface=wlan9",
            "driver=none",
            "ctrl_interface=" + state.resolve("control"),
            "ssid=Byway",
            "hw_mode=g",
            "channel=1"));
    radio = new Radio(base, state);
  }

  @AfterEach
  void close() {
    if (radio != null) {
      radio.close();
    }
  }

  @Test
  void the_name_and_the_channel_are_those_that_are_wanted_and_else_the_owners() {
    assertThat(radio.name("")).isEmpty();
    assertThat(asked()).contains("channel=1\n", "ssid[0]=Byway\n");
    assertThat(radio.name("Café = 12")).isEmpty();
    assertThat(radio.channel("36")).isEmpty();
    assertThat(asked()).contains("channel=36\n", "ssid[0]=Caf\\xc3\\xa9 = 12\n");
    assertThat(radio.name("")).isEmpty();
    assertThat(asked()).contains("channel=36\n", "ssid[0]=Byway\n");
  }

  @Test
  void what_hostapd_refuses_is_refused_and_changes_nothing() {
    assertThat(radio.name("Harbour")).isEmpty();
    assertThat(radio.name("a name of more than thirty-two bytes"))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("the radio refuses it: "));
    Wait.until("the former one is back", () -> asked().contains("ssid[0]=Harbour\n"));
  }

  @Test
  void a_hostapd_that_dies_is_started_again() throws IOException {
    assertThat(radio.name("Harbour")).isEmpty();
    var first = Files.readString(state.resolve("hostapd.conf.pid"));
    assertThat(ProcessHandle.of(Long.parseLong(first)).orElseThrow().destroyForcibly()).isTrue();
    Wait.until("it is there again", () -> asked().contains("ssid[0]=Harbour\n"));
    assertThat(Files.readString(state.resolve("hostapd.conf.pid"))).isNotEqualTo(first);
  }

  /** What hostapd says of itself. */
  private String asked() {
    try {
      var process =
          new ProcessBuilder("hostapd_cli", "-p", state.resolve("control").toString(), "status")
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
