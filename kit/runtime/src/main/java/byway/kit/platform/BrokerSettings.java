package byway.kit.platform;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.util.Optional;

/**
 * Where facts go from service to service.
 *
 * @param url of one that is there; without it, one is started here
 * @param listen host and port where the one started here takes other processes
 */
record BrokerSettings(Optional<String> url, Optional<String> listen) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<BrokerSettings> {
    @Override
    public Class<BrokerSettings> type() {
      return BrokerSettings.class;
    }

    @Override
    public BrokerSettings read(SettingsReader in) {
      return new BrokerSettings(
          in.optional("BROKER_URL", "Artemis, tcp://...; without it, one is started here"),
          in.optional("BROKER_LISTEN", "host:port where the broker started here takes others"));
    }
  }
}
