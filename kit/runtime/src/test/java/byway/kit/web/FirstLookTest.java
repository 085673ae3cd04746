package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLookTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        " application/json ; charset=utf-8",
        "multipart/form-data; boundary=\"a b\"",
        "application/x-www-form-urlencoded;",
        "application/problem+json"
      })
  void a_media_type_is_understood(String type) {
    assertThat(FirstLook.isMediaType(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        ";",
        "text/",
        "/x",
        "a/b/c",
        "text/html;charset",
        "multipart/form-data;boundary=",
        "application/json, text/plain",
        "\u00e9/x"
      })
  void what_is_none_is_refused_before_anybody_parses_it(String type) {
    assertThat(FirstLook.isMediaType(type)).isFalse();
  }
}
