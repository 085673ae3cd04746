package byway.fronts.platform;

import byway.fronts.web.Form;
import byway.operations.installation.api.MailAnswer;
import byway.people.notifications.api.MailServer.Security;
import java.util.Arrays;

/** The mail server of the fourth question, as it was typed. */
final class MailForm {
  private static final int LARGEST_PORT = 65_535;

  private MailForm() {}

  static Form checked(Form form, SetUpMessages words) {
    var asked = form;
    if (!form.has("host")) {
      asked = asked.wrong("host", words.mailHostMissing());
    }
    if (port(form) < 1 || port(form) > LARGEST_PORT) {
      asked = asked.wrong("port", words.mailPortWrong());
    }
    return form.has("from") ? asked : asked.wrong("from", words.mailFromMissing());
  }

  static MailAnswer answer(Form form) {
    return new MailAnswer(
        false,
        form.value("host"),
        port(form),
        security(form.value("security")),
        form.value("user"),
        form.value("from"));
  }

  /** Zero where it is none. */
  private static int port(Form form) {
    var typed = form.value("port");
    return typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0;
  }

  private static Security security(String typed) {
    return Arrays.stream(Security.values())
        .filter(one -> one.name().equals(typed))
        .findFirst()
        .orElse(Security.STARTTLS);
  }

  static Form kept(Form form, MailAnswer mail) {
    return mail.later()
        ? form
        : form.with("host", mail.host())
            .with("port", Integer.toString(mail.port()))
            .with("security", mail.security().name())
            .with("user", mail.user())
            .with("from", mail.from());
  }
}
