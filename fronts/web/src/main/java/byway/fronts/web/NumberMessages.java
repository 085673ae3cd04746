package byway.fronts.web;

import io.quarkus.qute.i18n.MessageBundle;

/** What is said of what was typed: numbers, and what others have changed meanwhile. */
@MessageBundle(value = "numbers", locale = "en")
public interface NumberMessages {
  String unclear(String grouped, String decimal);

  String fine(int decimals);

  String small(String least);

  String large(String most);

  String understood(String what);

  String meanwhile(String now);
}
