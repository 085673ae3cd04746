package byway.charging.objections.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What staff read of guests who say that it was not them. */
@MessageBundle(value = "objections", locale = "en")
public interface ObjectionMessages {
  String title();

  String text();

  String none();

  String noneOfCustomer();

  String open();

  String accepted();

  String refused();

  String when();

  String session();

  String said();

  String nothingSaid();

  String usedThen();

  String othersHere(int count);

  String nobodyElse();

  String agreed();

  String accept();

  String acceptText();

  String refuse();

  String refuseText();

  String answer();

  String answerWrong();

  String answered();

  String givenBack();

  String doneAccept();

  String doneAgree();

  String doneRefuse();

  String waiting(String count);
}
