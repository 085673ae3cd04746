package byway.fronts.opennds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway lists of its clients, some of it sent by themselves. */
class ListedTest {
  private static final String GOOD =
      """
      {"state":"Authenticated","mac":"02:00:5e:10:00:01","ip":"10.0.0.2","token":"12ab",
       "custom":"x","upload_this_session":"10","download_this_session":"20"}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"download_this_session\":\"-20\"",
        "\"download_this_session\":\"99999999999999999999\"",
        "\"download_this_session\":\"9999999999999999\"",
        "\"download_this_session\":\"1e9\"",
        "\"download_this_session\":null",
        "\"token\":\"not one\"",
        "\"ip\":\"somewhere\"",
        "\"custom\":\"LONG\""
      })
  void one_that_cannot_be_read_is_put_out_and_the_others_are_charged(String wrong)
      throws Exception {
    var bad =
        "{\"state\":\"Authenticated\",\"mac\":\"02:00:5e:10:00:09\",\"ip\":\"10.0.0.3\","
            + "\"token\":\"12ab\",\"custom\":\"x\",\"upload_this_session\":\"10\","
            + "\"download_this_session\":\"20\","
            + wrong.replace("LONG", "x".repeat(5_000))
            + "}";
    var listed = Listed.of(clients(bad, GOOD));
    assertThat(listed.seen())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.client().mac()).isEqualTo("02:00:5e:10:00:01");
              assertThat(one.usedBytesDown()).isEqualTo(20_480);
            });
    assertThat(listed.ends())
        .singleElement()
        .satisfies(end -> assertThat(end.client().mac()).isEqualTo("02:00:5e:10:00:09"));
    assertThat(listed.reasons()).hasSize(1);
  }

  @Test
  void who_is_not_in_or_has_no_address_is_nobody_to_put_out() throws Exception {
    var out = GOOD.replace("Authenticated", "Preauthenticated");
    var nameless = GOOD.replace("02:00:5e:10:00:01", "; reboot");
    var listed = Listed.of(clients(out, nameless, "7", "[]", "null", "\"\""));
    assertThat(listed.seen()).isEmpty();
    assertThat(listed.ends()).isEmpty();
    assertThat(listed.reasons()).containsExactly("mac");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "{}", "{\"clients\":[]}", "{\"clients\":7}"})
  void what_lists_no_clients_is_refused(String body) {
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Listed.of(json(body)));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Listed.of(null));
  }

  @Test
  void more_clients_than_a_gateway_has_are_refused() {
    var many = IntStream.range(0, 1_001).mapToObj(i -> GOOD).toArray(String[]::new);
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Listed.of(clients(many)));
  }

  private static JsonNode clients(String... each) throws IOException {
    return json(
        IntStream.range(0, each.length)
            .mapToObj(i -> "\"%d\":%s".formatted(i, each[i]))
            .collect(Collectors.joining(",", "{\"clients\":{", "}}")));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
