package byway.apps.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody with a browser without JavaScript: pages, forms, cookies, redirects. */
final class Surfer {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern REFRESH = Pattern.compile("(?mi)^refresh: 0;url=(\\S+)");

  private final Phone phone;
  private final Path cookies;
  private String page = "";

  Surfer(Phone phone, Path directory) {
    this.phone = phone;
    cookies = directory.resolve("cookies-" + UUID.randomUUID());
  }

  /** The last page, with its headers and those of what led there. */
  String page() {
    return page;
  }

  String open(String url) {
    return go(List.of(url));
  }

  /** Fills in the form of the last page and sends it. */
  String send(String to, Map<String, String> fields) {
    var words = new ArrayList<String>();
    var token = FORM_TOKEN.matcher(page);
    WrongFigure.unless(token.find(), "there is no form on %s", page);
    words.addAll(List.of("--data-urlencode", "csrf=" + token.group(1)));
    fields.forEach((name, value) -> words.addAll(List.of("--data-urlencode", name + "=" + value)));
    words.add(to);
    return go(words);
  }

  private String go(List<String> words) {
    var command = new ArrayList<>(List.of("curl", "-gsiL", "--max-time", "20", "-b"));
    command.addAll(List.of(cookies.toString(), "-c", cookies.toString()));
    command.addAll(words);
    page = phone.tries(command.toArray(String[]::new)).orElse("");
    return refresh().map(this::open).orElse(page);
  }

  private Optional<String> refresh() {
    var found = REFRESH.matcher(page);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
