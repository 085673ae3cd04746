package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @ParameterizedTest
  @ValueSource(strings = {"", "+5", "\u0661", "01", " 5", "5 ", "1e1", "-", "--1"})
  void a_number_in_a_query_is_written_as_programs_write_it(String typed) {
    assertThatThrownBy(() -> QueryParameters.plain(typed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(QueryParameters.plain("-1")).isEqualTo("-1");
    assertThat(QueryParameters.plain("100")).isEqualTo("100");
  }
}
