package byway.people.notifications;

import byway.people.notifications.api.TextTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * HTML that somebody of an operator has written for its mail: a few tags without anything in them,
 * so that it is not more than words with emphasis wherever it is opened. It is read here and
 * nothing is guessed: what is not understood is refused when it is kept.
 */
final class HtmlWords {
  private static final Set<String> TAGS =
      Set.of("p", "h1", "h2", "h3", "strong", "em", "ul", "ol", "li", "blockquote");
  private static final Set<String> ALONE = Set.of("br", "hr");
  private static final int DEEPEST = 10;
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]{0,10})( ?/)?>");
  private static final Pattern LINK =
      Pattern.compile(
          "<a href=\"(https://[^\"'<>{}\\s]{1,500}|mailto:[^\"'<>{}\\s]{1,254}|\\{([a-z][a-z-]{0,29})})\">");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>{}]{1,500}");

  private HtmlWords() {}

  /** What is wrong with it, as the end of a sentence; none where it is good. */
  static Optional<String> fault(String html) {
    Deque<String> open = new ArrayDeque<>();
    int at = html.indexOf('<');
    while (at >= 0) {
      var tag = TAG.matcher(html).region(at, html.length());
      var link = LINK.matcher(html).region(at, html.length());
      int end;
      if (link.lookingAt()) {
        open.push("a");
        end = link.end();
      } else if (tag.lookingAt()) {
        var fault = follow(open, tag.group(2), !tag.group(1).isEmpty());
        if (fault.isPresent()) {
          return fault;
        }
        end = tag.end();
      } else {
        return Optional.of("has a < that begins no tag that mail here may have");
      }
      if (open.size() > DEEPEST) {
        return Optional.of("has tags in tags, deeper than " + DEEPEST);
      }
      at = html.indexOf('<', end);
    }
    return open.isEmpty() ? Optional.empty() : Optional.of("does not end <" + open.peek() + ">");
  }

  private static Optional<String> follow(Deque<String> open, String name, boolean ends) {
    if (ALONE.contains(name) && !ends) {
      return Optional.empty();
    }
    if (ends && (TAGS.contains(name) || name.equals("a"))) {
      return name.equals(open.poll())
          ? Optional.empty()
          : Optional.of("ends </" + name + "> where it has not begun");
    }
    if (!ends && TAGS.contains(name)) {
      open.push(name);
      return Optional.empty();
    }
    return Optional.of("has <" + name + ">, which mail here may not have");
  }

  /** Filled in: every value is a text, and one that is no address leads nowhere. */
  static String filled(String html, Map<String, String> values) {
    var led = new StringBuilder();
    int from = 0;
    var links = LINK.matcher(html);
    while (links.find()) {
      led.append(html, from, links.start());
      var place = links.group(2);
      if (place == null) {
        led.append(links.group());
      } else {
        var value = values.getOrDefault(place, "");
        led.append(
            ADDRESS.matcher(value).matches() ? "<a href=\"{" + place + "}\">" : "<a href=\"#\">");
      }
      from = links.end();
    }
    led.append(html.substring(from));
    return TextTemplate.of(led.toString()).filled(values, MailLook::escaped);
  }
}
