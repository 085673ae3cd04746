package byway.fronts.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The console's words; what they are in each language is in {@code messages/}. */
@MessageBundle(value = "console", locale = "en")
public interface ConsoleMessages {
  String overview();

  String health();

  String deadLetters();

  String find();

  String findButton();

  String findText();

  String nothingCalled(String query);

  String nothingText();

  String id();

  String what();

  String forWhom();

  String sentAgain(int count);

  String deadLettersText();

  String allDelivered();

  String sendAllAgain();

  String allWell();

  String needsLook();

  String notKnown();

  String lookAtThem();

  String lookAtIt();

  String healthText(long answering, int all);

  String parts();

  String noAnswer();

  String queuesAndErrors();

  String factsWaiting();

  String factsWaitingText();

  String reportsWaiting();

  String reportsWaitingText();

  String connected();

  String connectedText();

  String failedDeliveries();

  String failedDeliveriesText();

  String chargesRefused();

  String chargesRefusedText();

  String requestsRefused();

  String sinceStart();

  String unreadable();

  String unreadableText();

  String sendAgain();

  String reasonToSend(String what);

  String newPassword();

  String newPasswordText();

  String currentPassword();

  String currentPasswordHint();

  String forgotPassword();

  String choosePassword();

  String passwordChosen();
}
