package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.settings.TrustedProxies;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class CrowdsTest {
  private final Crowds crowds = new Crowds(TrustedProxies.parse("10.1.0.0/16"), 2);

  private boolean enter(String address) {
    return crowds.enter(InetAddress.ofLiteral(address));
  }

  @Test
  void one_address_has_its_places_and_others_have_theirs() {
    assertThat(enter("192.0.2.1")).isTrue();
    assertThat(enter("192.0.2.1")).isTrue();
    assertThat(enter("192.0.2.1")).isFalse();
    assertThat(enter("192.0.2.2")).isTrue();
    crowds.leave(InetAddress.ofLiteral("192.0.2.1"));
    assertThat(enter("192.0.2.1")).isTrue();
    assertThat(enter("192.0.2.1")).isFalse();
  }

  @Test
  void an_ipv6_network_is_one() {
    assertThat(enter("2001:db8::1")).isTrue();
    assertThat(enter("2001:db8::2")).isTrue();
    assertThat(enter("2001:db8::3")).isFalse();
    assertThat(enter("2001:db8:0:1::1")).isTrue();
  }

  @Test
  void who_speaks_for_many_is_not_counted() {
    for (int i = 0; i < 5; i++) {
      assertThat(enter("10.1.2.3")).isTrue();
      assertThat(enter("127.0.0.1")).isTrue();
    }
    crowds.leave(InetAddress.ofLiteral("10.1.2.3"));
    assertThat(enter("10.1.2.3")).isTrue();
  }
}
