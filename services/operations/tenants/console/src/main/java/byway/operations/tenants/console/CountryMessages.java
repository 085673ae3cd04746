package byway.operations.tenants.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the operator's country says. */
@MessageBundle(value = "country", locale = "en")
public interface CountryMessages {
  String title();

  String country();

  String zone();

  String text();

  String none();

  String save();

  String saved();
}
