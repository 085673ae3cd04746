package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.web.Caller;
import byway.kit.web.Forwarding;
import byway.kit.web.ProxySettings;
import byway.kit.web.TrustedProxies;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is behind the proxies, whatever anybody writes. */
class ForwardingTest {
  private static final String HOST = "wifi.example";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // who connects | X-Forwarded-For         | the client
        "203.0.113.7    | -                        | 203.0.113.7",
        "203.0.113.7    | 198.51.100.1             | 203.0.113.7",
        "10.0.0.5       | -                        | 10.0.0.5",
        "10.0.0.5       | 198.51.100.1             | 198.51.100.1",
        "10.0.0.5       | 1.2.3.4, 198.51.100.1    | 198.51.100.1",
        "10.0.0.5       | 1.2.3.4, 198.51.100.1, 10.0.9.9 | 198.51.100.1",
        "10.0.0.5       | 1.2.3.4,, 10.0.9.9       | 10.0.9.9",
        "10.0.0.5       | unknown                  | 10.0.0.5",
        "10.0.0.5       | evil.example             | 10.0.0.5",
        "10.0.0.5       | 198.51.100.1:5566        | 198.51.100.1",
        "10.0.0.5       | [2001:db8::1]:5566       | 2001:db8:0:0:0:0:0:1",
        "fd00:0:0:0:0:0:0:1 | 2001:db8::1          | 2001:db8:0:0:0:0:0:1",
        "10.1.0.5       | 198.51.100.1             | 10.1.0.5",
        "10.0.0.5       | 10.0.0.6                 | 10.0.0.6"
      })
  void the_client_is_the_last_whom_a_trusted_proxy_has_seen(
      String peer, String header, String client) {
    var headers =
        header == null
            ? Map.<String, List<String>>of()
            : Map.of("X-Forwarded-For", List.of(header));
    assertThat(caller("http://" + HOST, peer, headers).address()).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=198.51.100.1;proto=https;host=cafe.example | 198.51.100.1 | https://cafe.example",
        "for=1.2.3.4, For=\"[2001:db8::1]:4711\";Proto=HTTPS | 2001:db8:0:0:0:0:0:1 | https://wifi.example",
        "for=\"a,b;for=9.9.9.9\", for=198.51.100.1 | 198.51.100.1 | http://wifi.example",
        "for=_hidden;host=\"x y\" | 10.0.0.5 | http://wifi.example",
        "for=198.51.100.1;proto=https, for=10.0.0.6;proto=http | 198.51.100.1 | https://wifi.example"
      })
  void the_standard_header_is_understood(String header, String client, String origin) {
    var caller = caller("http://" + HOST, "10.0.0.5", Map.of("Forwarded", List.of(header)));
    assertThat(caller.address()).isEqualTo(client);
    assertThat(caller.origin()).isEqualTo(origin);
  }

  @Test
  void headers_that_come_in_several_lines_are_one_list() {
    var headers = Map.of("X-Forwarded-For", List.of("1.2.3.4", "198.51.100.1, 10.0.0.9"));
    assertThat(caller("http://" + HOST, "10.0.0.5", headers).address()).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "", "ftp", "https"})
  void nothing_that_is_said_makes_an_https_address_less(String proto) {
    for (String peer : List.of("203.0.113.7", "10.0.0.5")) {
      var headers = Map.of("X-Forwarded-Proto", List.of(proto), "X-Forwarded-Host", List.of("a b"));
      var caller = caller("https://" + HOST, peer, headers);
      assertThat(caller.secure()).isTrue();
      assertThat(caller.origin()).isEqualTo("https://wifi.example");
    }
  }

  @Test
  void a_scheme_and_host_of_a_stranger_are_not_believed() {
    var headers =
        Map.of(
            "X-Forwarded-Proto",
            List.of("https"),
            "X-Forwarded-Host",
            List.of("evil.example"),
            "Forwarded",
            List.of("for=1.1.1.1;proto=https;host=evil.example"));
    assertThat(caller("http://" + HOST, "203.0.113.7", headers))
        .isEqualTo(new Caller("203.0.113.7", false, HOST));
  }

  @Test
  void with_one_kind_of_header_named_the_other_is_never_looked_at() {
    var headers =
        Map.of("X-Forwarded-For", List.of("1.1.1.1"), "Forwarded", List.of("for=198.51.100.1"));
    assertThat(caller("http://" + HOST, "10.0.0.5", headers).address()).isEqualTo("1.1.1.1");
    assertThat(
            forwarding("http://" + HOST, "forwarded")
                .caller(address("10.0.0.5"), false, HOST, of(headers))
                .address())
        .isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://wifi.example:8443, wifi.example, https://wifi.example:8443",
    "https://wifi.example, WIFI.example:443, https://wifi.example",
    "http://wifi.example, wifi.example:80, http://wifi.example",
    "http://localhost:8080, localhost:28080, http://localhost:28080",
    "https://wifi.example:8443, cafe.example, https://cafe.example"
  })
  void the_origin_is_what_the_browser_shows(String publicUrl, String host, String origin) {
    var caller =
        forwarding(publicUrl, "any").caller(address("203.0.113.7"), false, host, name -> List.of());
    assertThat(caller.origin()).isEqualTo(origin);
  }

  @Test
  void a_client_with_a_network_of_its_own_is_counted_once() {
    assertThat(new Caller("2001:db8:0:1:aaaa:0:0:1", true, HOST).network())
        .isEqualTo(new Caller("2001:db8:0:1:bbbb:0:0:2", true, HOST).network())
        .isNotEqualTo(new Caller("2001:db8:0:2:aaaa:0:0:1", true, HOST).network());
    assertThat(new Caller("203.0.113.7", true, HOST).network()).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "0.0.0.0/0", "10.0.0.1/", "a/8", ","})
  void a_proxy_that_is_no_address_or_everybody_is_refused(String text) {
    assertThatThrownBy(() -> TrustedProxies.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Caller caller(String publicUrl, String peer, Map<String, List<String>> headers) {
    return forwarding(publicUrl, "any").caller(address(peer), false, HOST, of(headers));
  }

  private static java.util.function.Function<String, List<String>> of(
      Map<String, List<String>> headers) {
    return name -> headers.getOrDefault(name, List.of());
  }

  private static Forwarding forwarding(String publicUrl, String headers) {
    var trusted = TrustedProxies.parse("10.0.0.0/16, fd00::/8");
    return new Forwarding(new ProxySettings(trusted, headers), URI.create(publicUrl));
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }
}
