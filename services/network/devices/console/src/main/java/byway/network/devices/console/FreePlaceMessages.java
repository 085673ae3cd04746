package byway.network.devices.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of free places say. */
@MessageBundle(value = "freeplaces", locale = "en")
public interface FreePlaceMessages {
  String title();

  String text();

  String hosts();

  String hostsHint();

  String save();

  String saved();

  String at(String hotspot);

  String atThis();

  String here();

  String hereHint();

  String ranges();

  String rangesHint();
}
