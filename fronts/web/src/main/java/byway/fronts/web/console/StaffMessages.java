package byway.fronts.web.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What all pages of the console say. */
@MessageBundle(value = "staff", locale = "en")
public interface StaffMessages {
  String now();

  String people();

  String find();

  String reason();

  String act();

  String sayWhy();

  String refused(String reason);

  String partAway();

  String moreFound();

  String system();

  String filter();

  String filterButton();

  String csv();

  String noMatch();

  String name();

  String state();

  String lastSeen();

  String never();

  String settings();

  String hotspot();

  String battery(int percent);

  String signal(int dbm);

  String outOfService();

  String online();

  String offline();

  String nameWrong();

  String kept();

  String serial();

  String guest();

  String why();

  String customer();

  String data();

  String price();

  String filterBy(String example);

  String notUnderstood(String problem);
}
