package byway.fronts.web.console;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody typed into the console's one field.
 *
 * @param text in small letters, at most {@value #LONGEST} characters
 * @param language of the words in what is found
 * @param reader for numbers and times
 */
public record Sought(String text, Locale language, Locale reader) {
  public static final int LONGEST = 100;

  public Optional<UUID> id() {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
