package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the checks are called and say; the console's own bundle is full. */
@MessageBundle("check")
public interface CheckMessages {
  @Message("Books")
  String nameBooks();

  @Message("Message broker")
  String nameBroker();

  @Message("Charging queue")
  String nameCharging();

  @Message("Database")
  String nameDatabase();

  @Message("Messages between parts")
  String nameDeadLetters();

  @Message("Facts that leave")
  String nameOutboxes();

  @Message("Parts")
  String nameParts();

  @Message("Work that fails")
  String nameSetAside();

  @Message(
      "Bonuses, vouchers or ended sessions that could not be settled: {count}. Each is tried again"
          + " within the hour, and nothing waits for them. Where they stay, tell those who run the"
          + " platform.")
  String setAside(String count);

  @Message("What is looked at")
  String title();

  @Message("{good} of {all} are good. The overview, the metrics and this page say the same.")
  String count(long good, int all);

  @Message("Something does not work")
  String broken();

  @Message("good")
  String good();

  @Message("to be seen to")
  String warn();

  @Message("does not work")
  String bad();

  @Message("not known")
  String notKnown();

  @Message("It could not be asked just now, so nobody knows.")
  String unknown();

  @Message("It does not answer.")
  String silent();

  @Message("The database does not answer. Nothing can be charged or shown until it does.")
  String databaseAway();

  @Message(
      "The message broker does not answer. HealthChecks cannot tell each other what happened;"
          + " nothing is lost.")
  String brokerAway();

  @Message("{count} facts wait to be told to other parts.")
  String factsWait(String count);

  @Message(
      "{count} reports of hotspots wait to be charged; soon more would be refused and come again.")
  String reportsWait(String count);

  @Message("These do not answer: {names}.")
  String partsAway(String names);

  @Message("These answer slowly: {names}.")
  String partsSlow(String names);

  @Message(
      "The books have {count} problems. Keep everything as it is, and tell those who run the"
          + " platform.")
  String booksDiffer(String count);

  @Message("Messages that could not be delivered: {count}.")
  String deadLettersWait(String count);
}
