package byway.fronts.web.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What all pages of the console say. */
@MessageBundle(value = "staff", locale = "en")
public interface StaffMessages {
  @Message
  String now();

  @Message
  String people();

  @Message
  String find();

  @Message
  String reason();

  @Message
  String act();

  @Message
  String sayWhy();

  @Message
  String refused(String reason);

  @Message
  String partAway();

  @Message
  String moreFound();

  @Message
  String system();

  @Message
  String filter();

  @Message
  String filterButton();

  @Message
  String csv();

  @Message
  String noMatch();

  @Message
  String name();

  @Message
  String state();

  @Message
  String lastSeen();

  @Message
  String never();

  @Message
  String settings();

  @Message
  String hotspot();

  @Message
  String battery(int percent);

  @Message
  String signal(int dbm);

  @Message
  String outOfService();

  @Message
  String online();

  @Message
  String offline();

  @Message
  String nameWrong();

  @Message
  String kept();

  @Message
  String serial();

  @Message
  String guest();

  @Message
  String why();

  @Message
  String customer();

  @Message
  String data();

  @Message
  String price();
}
