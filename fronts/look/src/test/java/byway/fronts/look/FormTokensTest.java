package byway.fronts.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTokensTest {
  private static final String HOST = "wifi.example.org:8080";

  @Test
  void a_form_of_this_site_is_ours() {
    assertThat(FormTokens.isOurs("https://" + HOST, "same-origin", HOST)).isTrue();
    assertThat(FormTokens.isOurs(null, "none", HOST)).isTrue();
  }

  @Test
  void an_old_browser_that_tells_nothing_is_believed_by_its_token() {
    assertThat(FormTokens.isOurs(null, null, HOST)).isTrue();
  }

  @Test
  void a_form_of_another_site_is_not_ours() {
    assertThat(FormTokens.isOurs("https://evil.example.org", null, HOST)).isFalse();
    assertThat(FormTokens.isOurs("https://wifi.example.org", null, HOST)).isFalse();
    assertThat(FormTokens.isOurs(null, "cross-site", HOST)).isFalse();
    assertThat(FormTokens.isOurs("https://" + HOST, "same-site", HOST)).isFalse();
    assertThat(FormTokens.isOurs("null", null, HOST)).isFalse();
    assertThat(FormTokens.isOurs("https://[", null, HOST)).isFalse();
  }
}
