package byway.kit.platform;

import byway.kit.bus.BrokerLogin;
import byway.kit.secrets.Keys;
import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.util.Optional;

/**
 * Where facts go from service to service.
 *
 * @param url of one that is there; without it, one is started here
 * @param password at one that is not of this installation
 * @param listen host and port where the one started here takes other processes
 */
record BrokerSettings(
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Optional<String> listen) {

  /** What is told is for a broker that is told. */
  BrokerLogin login(Keys keys) {
    return url.isPresent() ? new BrokerLogin(keys, user, password) : new BrokerLogin(keys);
  }

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
          in.optional("BROKER_USER", "who we are at that broker; byway unless said"),
          in.secret("BROKER_PASSWORD", "its password; at one of another process of ours, none"),
          in.optional("BROKER_LISTEN", "host:port where the broker started here takes others"));
    }
  }
}
