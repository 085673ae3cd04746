package byway.fronts.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What is said of work that is stuck, and of messages that were set aside. */
@MessageBundle(value = "operations", locale = "en")
public interface OperationMessages {
  String stuckTasks();

  String stuckTasksText();

  String nothingStuck();

  String what();

  String about();

  String lastFailure();

  String stuckSince();

  String tryAgain();

  String giveUp();

  String reasonToTry(String what);

  String reasonToGiveUp(String what);

  String partOf(int shown, long all);

  String silent(String services);

  String tasksStuck(String count);

  String doneTryAgain();

  String doneGiveUp();

  String setAsideMessages();

  String setAsideText();

  String nothingSetAside();

  String from();

  String unknownWhose();

  String messageId();

  String cameFirst();

  String doneHandled();

  String doneForgotten();
}
