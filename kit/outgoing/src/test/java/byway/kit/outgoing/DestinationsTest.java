package byway.kit.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  final Destinations usual = OutgoingSettings.USUAL.destinations(Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.8.9.10",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.255",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "::8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void what_is_not_of_the_public_internet_is_refused(String address) throws Exception {
    assertThatThrownBy(() -> usual.check(literal(address))).isInstanceOf(AddressRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00::1"
      })
  void what_is_of_the_public_internet_is_called(String address) {
    assertThatCode(() -> usual.check(literal(address))).doesNotThrowAnyException();
  }

  @Test
  void a_network_is_open_to_calls_that_name_it_and_to_no_others() {
    var settings =
        OutgoingSettings.USUAL.withNetworks(
            "carriers=10.20.0.0/16, carriers=fd12::/16,erp=10.9.9.9");
    assertThat(opens(settings, "carriers", "10.20.3.4")).isTrue();
    assertThat(opens(settings, "carriers", "fd12:1::1")).isTrue();
    assertThat(opens(settings, "carriers", "10.21.0.1")).isFalse();
    assertThat(opens(settings, "carriers", "10.9.9.9")).isFalse();
    assertThat(opens(settings, "erp", "10.9.9.9")).isTrue();
    assertThat(opens(settings, "nobody-s", "10.20.3.4")).isFalse();
  }

  @Test
  void no_setting_opens_the_metadata_of_a_cloud_or_a_group() {
    var settings =
        OutgoingSettings.USUAL.withNetworks("all=0.0.0.0/1,all=128.0.0.0/1,all=::/1,all=8000::/1");
    for (var address :
        List.of(
            "169.254.169.254", "fd00:ec2::254", "100.100.100.200", "224.0.0.1", "::", "ff02::1")) {
      assertThat(opens(settings, "all", address)).as(address).isFalse();
    }
    assertThat(opens(settings, "all", "10.0.0.1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/8",
        "a=",
        "a=10.0.0.0/0",
        "a=10.0.0.0/33",
        "a=host/8",
        "A=10.0.0.1",
        "a=1/x"
      })
  void a_network_that_is_none_is_refused_in_a_sentence(String text) {
    assertThatThrownBy(() -> OutgoingSettings.USUAL.withNetworks(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(no block|not name=|every address).*");
  }

  @Test
  void the_socket_itself_refuses_whoever_asks_it() {
    assertThatThrownBy(
            () -> {
              try (var socket = new CheckedSocket(usual)) {
                socket.connect(new InetSocketAddress("127.0.0.1", 1), 100);
              }
            })
        .isInstanceOf(AddressRefused.class);
  }

  private static boolean opens(OutgoingSettings settings, String network, String address) {
    try {
      settings.destinations(Optional.of(network)).check(literal(address));
      return true;
    } catch (AddressRefused e) {
      return false;
    }
  }

  private static InetAddress literal(String address) {
    return InetAddress.ofLiteral(address);
  }
}
