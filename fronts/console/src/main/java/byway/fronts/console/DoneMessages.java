package byway.fronts.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What a page says after a member of staff has done something. */
@MessageBundle(value = "done", locale = "en")
public interface DoneMessages {
  String blocked();

  String unblocked();

  String given();

  String sessionEnded();
}
