package byway.operations.audit.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the audit log says. */
@MessageBundle(value = "audit", locale = "en")
public interface AuditMessages {
  String none();

  String unbroken();

  String chained(String count);

  String recordChanged();

  String brokenAt(long number);

  String what();

  String why();

  String who();

  String toWhat();

  String when();

  String somebody();

  String thePlatform();

  String actsBroken(String number);

  String title();

  String heading();
}
