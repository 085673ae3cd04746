package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Cursor;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final UUID ID = UUID.fromString("019ca945-0a00-7b76-93a6-a28e9d1f4abf");
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final String PLACE = Cursor.of("cafes", "Café", 7L, ID, AT, null);

  private record Place(String name, long number, UUID id, Instant at, @Nullable String nothing) {}

  @Test
  void values_come_back_as_they_were_written() {
    Place read =
        Cursor.read(
            "cafes",
            PLACE,
            in -> new Place(in.text(), in.number(), in.id(), in.moment(), in.next()));
    assertThat(read).isEqualTo(new Place("Café", 7, ID, AT, null));
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    refused("pubs", PLACE);
  }

  @Test
  void a_cursor_with_more_or_fewer_values_is_refused() {
    refused("cafes", Cursor.of("cafes", "Café"));
    assertThatThrownBy(() -> Cursor.read("cafes", PLACE, Cursor::text)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!", "AAAAAAAAAAAAAAAAAAAAAAA", "1' or '1'='1"})
  void what_is_no_cursor_is_refused(String text) {
    refused("cafes", text);
    refused("cafes", text.repeat(2_001));
  }

  @Test
  void values_of_other_kinds_are_refused() {
    for (var wrong : List.of("x", "\0", "99999999999999999999", "1-1-1-1-1")) {
      var cursor = Cursor.of("cafes", wrong);
      for (var kind :
          List.<Function<Cursor, Object>>of(Cursor::number, Cursor::id, Cursor::moment)) {
        assertThatThrownBy(() -> Cursor.read("cafes", cursor, kind)).isInstanceOf(Refusal.class);
      }
    }
    var late = Cursor.of("cafes", Instant.parse("+10000-01-01T00:00:00Z"));
    assertThatThrownBy(() -> Cursor.read("cafes", late, Cursor::moment))
        .isInstanceOf(Refusal.class);
  }

  private static void refused(String list, String text) {
    assertThatThrownBy(
            () ->
                Cursor.read(
                    list, text, in -> List.of(in.text(), in.number(), in.id(), in.moment(), in)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("cursor_invalid"));
  }
}
