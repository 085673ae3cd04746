package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a page says after a member of staff has done something. */
@MessageBundle("done")
public interface DoneMessages {
  @Message("It is out of service. Its guests have lost access.")
  String blocked();

  @Message("It is back in service.")
  String unblocked();

  @Message("The data is on the balance.")
  String given();

  @Message("The session is ended.")
  String sessionEnded();
}
