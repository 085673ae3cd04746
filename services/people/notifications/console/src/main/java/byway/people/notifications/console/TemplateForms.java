package byway.people.notifications.console;

import byway.fronts.web.Form;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageTemplate;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.TemplateName;

/** What is typed of templates, read and filled in. */
final class TemplateForms {
  private TemplateForms() {}

  static Form kept(MessageTemplate template) {
    return with(Form.empty().with("version", String.valueOf(template.version())), template.words());
  }

  static Form with(Form form, MessageWords words) {
    var html = words.html();
    return form.with("subject", words.subject())
        .with("text", words.text())
        .with("html", html == null ? "" : html);
  }

  static MessageWords words(TemplateName name, Form form) {
    boolean isMail = name.channel() == Channel.EMAIL;
    var html = form.value("html");
    return new MessageWords(
        isMail ? form.value("subject") : null,
        form.value("text"),
        isMail && !html.isEmpty() ? html : null);
  }

  /** Whatever is no number is a version that is none. */
  static int version(Form form) {
    try {
      return Integer.parseInt(form.value("version"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
