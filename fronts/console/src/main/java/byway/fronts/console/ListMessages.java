package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What lists say that show a part of what there is. */
@MessageBundle("lists")
public interface ListMessages {
  @Message("All of them")
  String allOfThem();

  @Message("Of the sessions, the newest 500 were looked through.")
  String newestSessions();

  @Message("{first} to {last} of {all}, the newest first.")
  String newestFirst(int first, int last, int all);

  @Message("Here are {shown} of them.")
  String partOf(int shown);

  @Message("Older ones")
  String older();
}
