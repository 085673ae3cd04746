package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.json.Json;
import byway.kit.values.Money;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void a_record_is_written_as_its_components_and_nothing_else() throws IOException {
    var json = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(new Money(5, "EUR")));
    assertThat(json.properties()).hasSize(2);
    assertThat(json.get("minor").asLong()).isEqualTo(5);
    assertThat(json.get("currency").asText()).isEqualTo("EUR");
  }

  @Test
  void what_is_heard_may_have_members_that_are_not_known_yet() throws IOException {
    var heard = "{\"minor\":5,\"currency\":\"EUR\",\"of\":\"a newer one\"}";
    assertThat(Json.MAPPER.readValue(heard, Money.class)).isEqualTo(new Money(5, "EUR"));
  }
}
