package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are the internet, and which are next door. */
class RangeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.1",
        "0.255.255.255",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.170",
        "192.88.99.1",
        "192.168.255.255",
        "198.19.255.255",
        "224.0.0.251",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::10.0.0.1",
        "::8.8.8.8",
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b::192.168.1.1",
        "64:ff9b::100.64.1.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::224.0.0.1",
        "64:ff9b::198.18.0.1",
        "64:ff9b::0:0:1:1",
        "64:ff9b:1::8.8.8.8",
        "64:ff9a::1",
        "64:ff9b:0:1::",
        "100::1",
        "200::1",
        "1fff::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2002:a00:1::",
        "2002:808:808::",
        "4000::1",
        "5f00::1",
        "fc00::1",
        "fd00::1",
        "fe80::1",
        "fec0::1",
        "ff02::fb",
        "ff0e::1"
      })
  void what_is_not_the_internet(String address) {
    assertThat(Range.isPrivate(bytes(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "64:ff9b::8.8.8.8",
        "64:ff9b::172.32.0.1",
        "2001:4860:4860::8888",
        "2003::1",
        "2606:4700::1111",
        "3fff::1"
      })
  void what_is(String address) {
    assertThat(Range.isPrivate(bytes(address))).isFalse();
  }

  /** The kernel's own form of its routes. */
  @Test
  void networks_near_are_those_without_a_router_on_the_uplink() {
    var no = "0".repeat(32);
    var router = "fe800000000000000000000000000001";
    var routes =
        Stream.of(
            route("20010db8000100000000000000000000", 64, no, "wan"),
            route("20010db8000100000000000000000002", 128, no, "wan"),
            route("20010db8000200000000000000000000", 64, no, "lan"),
            route("20010db8000300000000000000000000", 48, router, "wan"),
            route(no, 0, router, "wan"),
            route(no, 0, no, "wan"),
            "",
            "20010db8 zz");
    assertThat(NearNetworks.near(routes, "wan"))
        .containsExactlyInAnyOrder(Range.of("2001:db8:1::/64"), Range.of("2001:db8:1::2/128"));
  }

  private static String route(String to, int bits, String hop, String port) {
    return "%s %02x %s 00 %s 00000100 00000001 00000000 00000001 %8s"
        .formatted(to, bits, "0".repeat(32), hop, port);
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
