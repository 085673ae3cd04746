package byway.people.notifications;

import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessagePlace;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.TextTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether words can be a message's, in the form in which they are kept. */
final class TemplateChecks {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_MAIL = 10_000;
  private static final int LONGEST_SMS = 1_000;
  private static final int LONGEST_HTML = 20_000;

  private TemplateChecks() {}

  static MessageWords of(MessageKind kind, Channel channel, MessageWords given) {
    var known =
        Stream.concat(
                kind.places().stream().map(MessagePlace::name), Stream.of(MessageKind.OPERATOR))
            .collect(Collectors.toSet());
    var required =
        kind.places().stream().filter(MessagePlace::required).map(MessagePlace::name).toList();
    boolean isMail = channel == Channel.EMAIL;
    var text = given.text().replace("\r\n", "\n").strip();
    check("text", text, isMail ? LONGEST_MAIL : LONGEST_SMS, known, required);
    if (!isMail) {
      return new MessageWords(null, text, null);
    }
    var subject = given.subject() == null ? "" : given.subject().strip();
    check("subject", subject, LONGEST_SUBJECT, known, List.of());
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw invalid("the subject is one line");
    }
    return new MessageWords(subject, text, html(given.html(), known, required));
  }

  private static @Nullable String html(
      @Nullable String given, Set<String> known, List<String> required) {
    if (given == null || given.isBlank()) {
      return null;
    }
    var html = given.replace("\r\n", "\n").strip();
    check("HTML", html, LONGEST_HTML, known, required);
    HtmlWords.fault(html)
        .ifPresent(
            fault -> {
              throw invalid("the HTML " + fault);
            });
    return html;
  }

  private static void check(
      String what, String text, int longest, Set<String> known, List<String> required) {
    if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
      throw invalid("the " + what + " has 1 to " + longest + " characters");
    }
    TextTemplate.fault(text, known, required)
        .ifPresent(
            fault -> {
              throw invalid("the " + what + " " + fault);
            });
  }

  static Map<String, String> samples(MessageKind kind, String operator) {
    var samples =
        kind.places().stream()
            .collect(Collectors.toMap(MessagePlace::name, MessagePlace::sample, (one, two) -> one));
    samples.put(MessageKind.OPERATOR, operator);
    return samples;
  }

  private static Refusal invalid(String detail) {
    return Refusal.invalid("template_invalid", detail);
  }
}
