package byway.fronts.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What lists say that show a part of what there is. */
@MessageBundle(value = "lists", locale = "en")
public interface ListMessages {
  String allOfThem();

  String newestSessions();

  String newestFirst(int first, int last, int all);

  String partOf(int shown);

  String older();
}
