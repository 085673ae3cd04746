package byway.fronts.web.console;

import byway.fronts.web.Cookies;
import byway.fronts.web.Form;
import byway.fronts.web.Visitors;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody had typed who was sent to prove first that it is them: the page that they come back
 * to has it again. Kept by the browser, which is who typed it, for a few minutes; what is too long
 * for that is typed again.
 */
@Singleton
final class Unfinished {
  private static final String COOKIE = "byway_unfinished";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 700;
  private static final String AT = "@";
  private static final String CSRF = "csrf";

  private final Cookies cookies;
  private final Visitors visitors;

  Unfinished(Cookies cookies, Visitors visitors) {
    this.cookies = cookies;
    this.visitors = visitors;
  }

  void keep(Form form, String page) {
    var text =
        form.with(AT, page).values().entrySet().stream()
            .filter(field -> !field.getKey().equals(CSRF))
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    if (text.length() <= MOST_CHARACTERS) {
      cookies.setText(COOKIE, text, ConsoleFrame.HOME, KEPT);
    }
  }

  /** What was typed on this page; it is good once. */
  Optional<Form> takeUp() {
    var fields = read(cookies.getText(COOKIE));
    if (!visitors.current().path().equals(fields.get(AT))) {
      return Optional.empty();
    }
    cookies.clear(COOKIE, ConsoleFrame.HOME);
    var form = Form.empty();
    for (var field : fields.entrySet()) {
      form = field.getKey().equals(AT) ? form : form.with(field.getKey(), field.getValue());
    }
    return Optional.of(form);
  }

  /** The page of the console that a form was sent from; the first one where that is not known. */
  static String page(@Nullable String referrer) {
    try {
      var from = URI.create(referrer == null ? "" : referrer);
      var path = from.getRawPath() == null ? "" : from.getRawPath();
      var whole = from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
      return path.startsWith(ConsoleFrame.HOME + "/") ? whole : ConsoleFrame.HOME;
    } catch (IllegalArgumentException e) {
      return ConsoleFrame.HOME;
    }
  }

  private static Map<String, String> read(@Nullable String text) {
    return text == null
        ? Map.of()
        : Arrays.stream(text.split("&"))
            .map(field -> field.split("=", 2))
            .filter(field -> field.length == 2)
            .collect(
                Collectors.toMap(
                    field -> decoded(field[0]), field -> decoded(field[1]), (one, other) -> one));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
