package byway.network.access.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of sessions say. */
@MessageBundle(value = "sessions", locale = "en")
public interface SessionMessages {
  String sessions();

  String clientDevice();

  String opened();

  String noSessions();

  String open();

  String closed();

  String closedIdle();

  String closedStaff();

  String closedReplaced();

  String closedSignedOut();

  String latestSessions();

  String openSessions();

  String neverAtHotspot();

  String reasonToEnd(String mac);

  String endSession();

  String sessionEnded();

  String newestSessions();
}
