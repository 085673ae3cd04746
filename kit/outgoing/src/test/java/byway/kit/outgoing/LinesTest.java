package byway.kit.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LinesTest {
  final Client client = new Client(Client.AT_HOME);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_line_to_a_named_network_is_open_and_knows_the_name_that_was_given() throws IOException {
    client.names.put("mail.example", List.of("127.0.0.1"));
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var line = open("mail.example", server.getLocalPort(), "home").socket();
        var theirs = server.accept()) {
      assertThat(line.getInetAddress().getHostName()).isEqualTo("mail.example");
      theirs.getOutputStream().write('2');
      assertThat(line.getInputStream().read()).isEqualTo('2');
      assertThat(client.counted("line")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 2525, ADDRESS_REFUSED",
    "localhost, 587, ADDRESS_REFUSED",
    "10.0.0.1, 25, ADDRESS_REFUSED",
    "::1, 465, ADDRESS_REFUSED",
    "169.254.169.254, 2525, ADDRESS_REFUSED",
    "mail.example/x, 587, ADDRESS_INVALID",
    "mail.example, 22, PORT_REFUSED",
    "mail.example, 70000, PORT_REFUSED",
    "nowhere.invalid, 587, HOST_UNKNOWN"
  })
  void no_line_leads_where_only_we_can_go(String host, int port, Code code) {
    var opened = client.line(host, port, Optional.empty());
    assertThat(opened)
        .isInstanceOfSatisfying(
            OpenedLine.NotOpen.class, not -> assertThat(not.code()).isEqualTo(code));
    assertThat(client.counted(code.text())).isEqualTo(1);
  }

  @Test
  void who_talks_without_end_is_not_listened_to_without_end() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var line = open("127.0.0.1", server.getLocalPort(), "home").socket();
        var theirs = server.accept()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  theirs.getOutputStream().write(new byte[2 * CheckedSocket.MOST_BYTES]);
                } catch (IOException e) {
                  // nobody listens any more
                }
              });
      assertThatThrownBy(() -> line.getInputStream().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("more came");
    }
  }

  private OpenedLine.Open open(String host, int port, String network) {
    var opened = client.line(host, port, Optional.of(network));
    assertThat(opened).isInstanceOf(OpenedLine.Open.class);
    return (OpenedLine.Open) opened;
  }
}
