package byway.charging.objections.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of objections says. */
@MessageBundle(value = "objections", locale = "en")
public interface ObjectionMessages {
  String title();

  String none();

  String name();

  String add();

  String nameWrong();

  String added();
}
