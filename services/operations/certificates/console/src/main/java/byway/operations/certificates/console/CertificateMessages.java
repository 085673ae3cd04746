package byway.operations.certificates.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of certificates says. */
@MessageBundle(value = "certificates", locale = "en")
public interface CertificateMessages {
  String title();

  String text();

  String none();

  String host();

  String state();

  String good();

  String wanted();

  String failed();

  String notAsked();

  String until();

  String said();

  String nextAt();

  String ask();

  String reasonToAsk(String host);

  String asked();

  String notOne();

  String off();
}
