package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.web.Caller;
import org.junit.jupiter.api.Test;

class FormTokensTest {
  private static final String HOST = "wifi.example.org:8080";
  private static final Caller HTTPS = new Caller("203.0.113.7", true, HOST);
  private static final Caller PLAIN = new Caller("203.0.113.7", false, HOST);

  @Test
  void a_form_of_this_site_is_ours() {
    assertThat(FormTokens.isOurs("https://" + HOST, "same-origin", HTTPS)).isTrue();
    assertThat(FormTokens.isOurs(null, "none", HTTPS)).isTrue();
  }

  @Test
  void an_old_browser_that_tells_nothing_is_believed_by_its_token() {
    assertThat(FormTokens.isOurs(null, null, HTTPS)).isTrue();
  }

  @Test
  void a_page_of_this_host_that_came_in_the_clear_is_not_ours_where_people_come_by_https() {
    assertThat(FormTokens.isOurs("http://" + HOST, null, HTTPS)).isFalse();
    assertThat(FormTokens.isOurs("http://" + HOST, null, PLAIN)).isTrue();
    assertThat(FormTokens.isOurs("https://" + HOST, null, PLAIN)).isTrue();
  }

  @Test
  void a_form_of_another_site_is_not_ours() {
    assertThat(FormTokens.isOurs("https://evil.example.org", null, HTTPS)).isFalse();
    assertThat(FormTokens.isOurs("https://wifi.example.org", null, HTTPS)).isFalse();
    assertThat(FormTokens.isOurs(null, "cross-site", HTTPS)).isFalse();
    assertThat(FormTokens.isOurs("https://" + HOST, "same-site", HTTPS)).isFalse();
    assertThat(FormTokens.isOurs("null", null, HTTPS)).isFalse();
    assertThat(FormTokens.isOurs("https://[", null, HTTPS)).isFalse();
  }
}
