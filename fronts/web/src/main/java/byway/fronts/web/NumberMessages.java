package byway.fronts.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of what was typed: numbers, and what others have changed meanwhile. */
@MessageBundle("numbers")
public interface NumberMessages {
  @Message(
      "This could mean two things. Write a large number without signs or as {grouped}, and decimals as {decimal}.")
  String unclear(String grouped, String decimal);

  @Message(
      "That is finer than there is. At most this many digits go behind the decimal sign: {decimals}.")
  String fine(int decimals);

  @Message("The least is {least}.")
  String small(String least);

  @Message("The most is {most}.")
  String large(String most);

  @Message("We understood {what}. If that is right, send it again.")
  String understood(String what);

  @Message(
      "Somebody else has changed this meanwhile; it is now: {now}. If yours is right, send it again.")
  String meanwhile(String now);
}
