package byway.fronts.devicelink;

import byway.network.devices.api.ReportedSettings;
import java.util.TreeMap;

/** Settings between the device protocol's form and the contract's. */
final class SettingsOnTheWire {
  private SettingsOnTheWire() {}

  static ReportedSettings reported(byway.hotspot.protocol.ReportedSettings settings) {
    var applied = new TreeMap<String, String>();
    var refused = new TreeMap<String, String>();
    settings
        .settings()
        .forEach(
            (key, outcome) -> {
              switch (outcome) {
                case byway.hotspot.protocol.ReportedSettings.Applied a ->
                    applied.put(key, a.value());
                case byway.hotspot.protocol.ReportedSettings.Refused r ->
                    refused.put(key, r.reason());
              }
            });
    return new ReportedSettings(settings.version(), applied, refused);
  }
}
