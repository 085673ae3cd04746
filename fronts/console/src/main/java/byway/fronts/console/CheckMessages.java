package byway.fronts.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the checks are called and say; the console's own bundle is full. */
@MessageBundle(value = "check", locale = "en")
public interface CheckMessages {
  String nameBroker();

  String nameCharging();

  String nameDatabase();

  String nameDeadLetters();

  String nameOutboxes();

  String nameParts();

  String nameSetAside();

  String setAside(String count);

  String title();

  String count(long good, int all);

  String broken();

  String good();

  String warn();

  String bad();

  String notKnown();

  String unknown();

  String silent();

  String databaseAway();

  String brokerAway();

  String factsWait(String count);

  String reportsWait(String count);

  String partsAway(String names);

  String partsSlow(String names);

  String deadLettersWait(String count);
}
