package byway.people.notifications;

import byway.kit.context.Context;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.TemplateName;
import byway.people.notifications.api.TemplateVersion;
import byway.people.notifications.api.TextTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A message in the operator's words, where it has any; what cannot be filled in keeps Byway's. */
@Singleton
final class Worded {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_MAIL = 20_000;
  private static final int LONGEST_SMS = 1_000;
  private static final int LONGEST_HTML = 40_000;

  private final NotificationsStore store;
  private final Operators operators;
  private final MeterRegistry metrics;

  Worded(NotificationsStore store, Operators operators, MeterRegistry metrics) {
    this.store = store;
    this.operators = operators;
    this.metrics = metrics;
  }

  /**
   * As it leaves.
   *
   * @param html none where it is made from the text
   */
  record Filled(@Nullable String subject, String text, @Nullable String html) {}

  /** In the operator's words; none where it has none of its own, or they do not fit. */
  Optional<Filled> of(SendMessage message) {
    var template = message.template();
    var tenant = Context.current().tenant();
    if (template == null || tenant == null) {
      return Optional.empty();
    }
    var name =
        new TemplateName(
            template.kind(), message.channel(), MessageKind.languageOf(template.language()));
    var words =
        store.read(tx -> TemplateRows.newest(tx, name)).map(TemplateVersion::words).orElse(null);
    if (words == null) {
      return Optional.empty();
    }
    var values = new HashMap<>(template.values());
    values.put(MessageKind.OPERATOR, operators.get(tenant).name());
    var filled = filled(words, values);
    boolean fits = fits(filled, message.channel());
    metrics
        .counter("byway_message_templates_total", "outcome", fits ? "filled" : "too_long")
        .increment();
    return fits ? Optional.of(filled) : Optional.empty();
  }

  private static boolean fits(Filled filled, Channel channel) {
    boolean isMail = channel == Channel.EMAIL;
    return !filled.text().isBlank()
        && filled.text().length() <= (isMail ? LONGEST_MAIL : LONGEST_SMS)
        && (filled.subject() == null || filled.subject().length() <= LONGEST_SUBJECT)
        && (filled.html() == null || filled.html().length() <= LONGEST_HTML);
  }

  static Filled filled(MessageWords words, Map<String, String> values) {
    var subject = words.subject();
    var html = words.html();
    return new Filled(
        subject == null ? null : TextTemplate.of(subject).filled(values, Worded::line),
        TextTemplate.of(words.text()).filled(values, UnaryOperator.identity()),
        html == null ? null : HtmlWords.filled(html, values));
  }

  /** A line break in a subject would be a header of its own in a mail. */
  private static String line(String value) {
    return value.replaceAll("\\p{Cntrl}+", " ");
  }
}
