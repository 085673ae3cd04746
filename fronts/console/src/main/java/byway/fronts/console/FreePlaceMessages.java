package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of free places say. */
@MessageBundle("freeplaces")
public interface FreePlaceMessages {
  @Message("Free places")
  String title();

  @Message(
      "Hosts that guests may be let to before they sign in, such as a booking page. Owners of hotspots choose from this list; what they have chosen stays when a host is taken off it.")
  String text();

  @Message("Hosts, one a line")
  String hosts();

  @Message(
      "pay.example.org means this host alone; *.example.org means all names below it too. The portal and the payment pages are open anyway.")
  String hostsHint();

  @Message("Save")
  String save();

  @Message("Saved.")
  String saved();

  @Message("At {hotspot}")
  String at(String hotspot);

  @Message("Free places and private networks at this hotspot")
  String atThis();

  @Message("Free places here")
  String here();

  @Message(
      "Hosts with commas between, on the list or not. Each guest has 50 MB a day there, unless the hotspot is told otherwise.")
  String hereHint();

  @Message("Private networks that guests may reach")
  String ranges();

  @Message(
      "Such as 10.20.0.0/16, commas between. Usually none: guests reach the internet and nothing else behind the uplink.")
  String rangesHint();
}
