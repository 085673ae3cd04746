package byway.operations.flags.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import byway.operations.flags.api.RuleSet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public cases by which clients of Unleash are held to one meaning of flags. */
class UnleashCasesTest {
  private static final Path CASES = Path.of("src/test/resources/unleash-client-specification");

  /** An operator that is none cannot be typed here: the contract knows them by name. */
  private static final String NO_OPERATOR = "NOT_A_VALID_OPERATOR";

  @Test
  void every_case_is_answered_as_unleash_answers_it() throws IOException {
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (var file : files()) {
      var said = new ObjectMapper().readTree(Files.readString(file));
      var book = RuleBook.of(UnleashFlags.rules(known(said.get("state"))), RuleSet.NONE);
      for (var one : UnleashFlags.list(said.get("tests"), test -> test)) {
        cases++;
        if (isOn(book, one) != one.get("expectedResult").asBoolean()) {
          wrong.add(file.getFileName() + ": " + one.get("description").asText());
        }
      }
      for (var one : UnleashFlags.list(said.get("variantTests"), test -> test)) {
        cases++;
        if (!isVariant(book, one)) {
          wrong.add(file.getFileName() + ": " + one.get("description").asText());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isEqualTo(CASES_IN_ALL);
  }

  private static final int CASES_IN_ALL = 275;

  @Test
  void a_case_that_is_wrong_is_found() throws IOException {
    var said = new ObjectMapper().readTree(Files.readString(files().getFirst()));
    var book = RuleBook.of(RuleSet.NONE, RuleSet.NONE);
    assertThat(UnleashFlags.list(said.get("tests"), test -> test))
        .anyMatch(one -> isOn(book, one) != one.get("expectedResult").asBoolean());
  }

  /** Without flags that cannot be said here; who asks for one finds it off all the same. */
  private static JsonNode known(JsonNode state) {
    for (var features = state.get("features").elements(); features.hasNext(); ) {
      if (features.next().toString().contains(NO_OPERATOR)) {
        features.remove();
      }
    }
    return state;
  }

  private static boolean isOn(RuleBook book, JsonNode test) {
    var answer =
        book.answer(test.get("toggleName").asText(), UnleashFlags.asking(test.get("context")));
    return answer != null && answer.on();
  }

  private static boolean isVariant(RuleBook book, JsonNode test) {
    var expected = test.get("expectedResult");
    var answer =
        book.answer(test.get("toggleName").asText(), UnleashFlags.asking(test.get("context")));
    boolean on = answer != null && answer.on();
    var variant = answer == null ? null : answer.variant();
    return on == expected.get("feature_enabled").asBoolean()
        && (variant != null) == expected.get("enabled").asBoolean()
        && (variant == null
            || (variant.name().equals(expected.get("name").asText())
                && variant.value().equals(expected.path("payload").path("value").asText())));
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
