package byway.apps.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
  /** As the frame's builder makes them. */
  static class LampMessages {
    String title() {
      return "Lamps";
    }

    String none() {
      return "No lamps";
    }
  }

  private static final Path FILE = Path.of("messages/lamps_nl.properties");

  @Test
  void of_a_file_of_messages_only_those_that_changed_are_taken() throws NotGood {
    assertThat(
            Words.changed(
                FILE, bytes("title=Lampen\nnone=Geen"), bytes("title=Lampen\nnone=Niets")))
        .contains(new Words("lamps", "nl", Map.of("none", "Niets")));
  }

  @Test
  void a_message_more_or_fewer_is_more_than_other_words() throws NotGood {
    assertThat(Words.changed(FILE, bytes("title=Lampen"), bytes("title=Lampen\nnone=Geen")))
        .isEmpty();
    assertThat(Words.changed(FILE, bytes("title=Lampen"), bytes(""))).isEmpty();
  }

  @Test
  void a_file_of_messages_that_cannot_be_read_says_which_and_why() {
    assertThatThrownBy(() -> Words.changed(FILE, bytes("none=Geen"), bytes("none=Geen \\uZZ lamp")))
        .isInstanceOf(NotGood.class)
        .hasMessageContaining("lamps_nl.properties")
        .hasMessageContaining("Malformed");
  }

  @Test
  void a_class_of_messages_says_other_words_and_else_stays() throws IOException {
    try (var file = getClass().getResourceAsStream("WordsTest$LampMessages.class")) {
      assertThat(file).isNotNull();
      var after = Words.said(Words.saying(file.readAllBytes(), Map.of("title", "Lampen")));
      assertThat(after)
          .containsEntry("title", new Words.Said("Lampen", false))
          .containsEntry("none", new Words.Said("No lamps", false));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
