package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {
  @Test
  void a_person_goes_on_where_she_was() {
    assertThat(SignInPages.local("/dashboard/statement?cursor=7"))
        .isEqualTo("/dashboard/statement?cursor=7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/a b",
        "/a\r\nb",
        "x"
      })
  void nobody_is_sent_elsewhere(String address) {
    assertThat(SignInPages.local(address)).isEmpty();
  }
}
