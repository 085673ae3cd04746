package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.network.Lab;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real packets of a client do not get to, whether or not somebody has signed in. */
class OutOfReachTest extends AtTheFirewall {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.20.30.40",
        "100.64.0.1",
        "169.254.9.9",
        "172.16.0.9",
        "192.168.1.1",
        "198.18.0.1",
        "169.254.169.254",
        "240.0.0.1",
        "fd00:1::1",
        "fec0::1",
        "200::1",
        "5f00::1",
        "64:ff9b:1::1",
        "64:ff9b::a14:1e28",
        "64:ff9b::a9fe:a9fe",
        "2002:a14:1e28::1"
      })
  void what_is_not_the_internet_is_out_of_reach_signed_in_or_not_and_by_the_garden(String address) {
    boolean isIpv6 = address.indexOf(':') >= 0;
    var there = address + (isIpv6 ? "/128" : "/32");
    if (isIpv6) {
      lab.internet.run("ip", "-6", "address", "add", there, "dev", "net", "nodad");
    } else {
      lab.internet.run("ip", "address", "add", there, "dev", "net");
    }
    try {
      assertThat(server.answers(lab.client, address)).as("before").isFalse();
      admit(1_000_000);
      assertThat(server.answersAtLast(lab.client, Lab.INTERNET)).as("the internet").isTrue();
      assertThat(server.answers(lab.client, address)).as("signed in").isFalse();
      var six = isIpv6 ? "6 { " : "4 { ";
      nft.run("add element inet byway garden" + six + address + " }");
      assertThat(server.answersAt(lab.client, address, 80)).as("in the garden").isFalse();
      nft.run("add element inet byway always" + six + address + " }");
      assertThat(server.answersAtLast(lab.client, address, 80)).as("the portal").isTrue();
      assertThat(server.answers(lab.client, address)).as("its other ports").isFalse();
      firewall.allow(List.of(Range.of(there)));
      assertThat(server.answersAtLast(lab.client, address)).as("allowed").isTrue();
    } finally {
      lab.internet.run("ip", "address", "delete", there, "dev", "net");
    }
  }

  @Test
  void what_is_next_to_the_box_is_out_of_reach_though_its_address_is_of_the_internet() {
    var till = "2001:db8:1::711";
    lab.internet.run("ip", "-6", "address", "add", till + "/64", "dev", "net", "nodad");
    admit(1_000_000);
    assertThat(server.answersAtLast(lab.client, till)).as("before the box has looked").isTrue();
    try (var near = lab.hotspot.within(() -> new NearNetworks("wan", firewall::near))) {
      assertThat(near).isNotNull();
      assertThat(server.answers(lab.client, till)).as("signed in").isFalse();
      nft.run("add element inet byway garden6 { " + till + " }");
      assertThat(server.answersAt(lab.client, till, 80)).as("by the garden").isFalse();
      assertThat(server.answersAtLast(lab.client, Lab.INTERNET_IPV6)).as("the internet").isTrue();
    } finally {
      lab.internet.run("ip", "-6", "address", "delete", till + "/64", "dev", "net");
    }
  }

  @Test
  void no_client_takes_the_local_pages_from_the_others() throws IOException {
    var other = lab.addClient();
    other.run("ip", "address", "add", "10.77.0.10/24", "dev", "wlan");
    var held = new ArrayList<Server.Download>();
    try (var pages = lab.hotspot.within(() -> new ServerSocket(8088, 100))) {
      while (held.size() < 16) {
        held.add(server.download(lab.client, Lab.GATEWAY, pages.getLocalPort()));
      }
      assertThat(server.connects(lab.client, Lab.GATEWAY, 8088)).isFalse();
      assertThat(server.connects(lab.client, Lab.GATEWAY_IPV6, 8088)).isFalse();
      assertThat(server.connects(other, Lab.GATEWAY, 8088)).isTrue();
    } finally {
      held.forEach(Server.Download::close);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bytes_in_names_are_few_by_udp_and_by_tcp_signed_in_or_not(boolean signedIn) {
    if (signedIn) {
      admit(1_000_000);
    }
    try (var names = new Server(lab.hotspot, 53);
        var download = names.download(lab.client, Lab.INTERNET, 53)) {
      Wait.until("something comes", () -> download.came() > 50_000);
      for (int i = 0; i < 20; i++) {
        assertThat(server.answersAt(lab.client, Lab.INTERNET, 22)).isFalse();
      }
      assertThat(download.came()).isLessThan(3_000_000);
    }
  }

  @Test
  void the_hotspot_itself_is_its_pages_and_no_more_at_any_of_its_addresses() throws IOException {
    admit(1_000_000);
    for (var address : List.of(Lab.GATEWAY, "192.0.2.2", Lab.GATEWAY_IPV6, "2001:db8:1::2")) {
      try (var open = lab.hotspot.within(() -> new ServerSocket(2222));
          var pages = lab.hotspot.within(() -> new ServerSocket(8088))) {
        assertThat(open.isBound()).isTrue();
        assertThat(server.connects(lab.client, address, 2222)).as(address).isFalse();
        assertThat(server.connects(lab.client, address, pages.getLocalPort())).isTrue();
      }
    }
  }
}
