package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the operator's country says. */
@MessageBundle("country")
public interface CountryMessages {
  @Message("Country")
  String title();

  @Message(
      "Telephone numbers of this country may be typed as people there write them, such as 06 12345678. Without a country they begin with + everywhere.")
  String text();

  @Message("None")
  String none();

  @Message("Why")
  String reason();

  @Message("Save")
  String save();

  @Message("Saved.")
  String saved();

  @Message("Say why; it is written down.")
  String sayWhy();

  @Message("This cannot be used: {reason}")
  String refused(String reason);

  @Message("This cannot be saved at the moment. Nothing was changed.")
  String away();
}
