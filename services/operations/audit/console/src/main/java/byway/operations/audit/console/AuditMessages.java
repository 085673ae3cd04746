package byway.operations.audit.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the audit log says. */
@MessageBundle(value = "audit", locale = "en")
public interface AuditMessages {
  String none();

  String unbroken();

  String chained(String count);

  String signedBy(String print);

  String takeAway();

  String sentOn();

  String recordChanged();

  String brokenAt(long number);

  String what();

  String why();

  String who();

  String toWhat();

  String when();

  String outcome();

  String changes();

  String begun();

  String done();

  String refused();

  String failed();

  String unknown();

  String somebody();

  String thePlatform();

  String nobody();

  String hotspot();

  String actsBroken(String number);

  String title();

  String heading();

  String streams();

  String streamsText();

  String syslog();

  String webhook();

  String notSent();

  String sentTo(String address);

  String lastSent(String at);

  String neverSent();

  String behind(String count);

  String troubled(String why);

  String unsafe();

  String host();

  String port();

  String tls();

  String tlsYes();

  String tlsNo();

  String authority();

  String authorityHint();

  String address();

  String fromFirst();

  String fromNow();

  String fromFirstAll();

  String keep();

  String stop();

  String portWrong();

  String secretOnce();

  String streamBehind(String where, String count);
}
