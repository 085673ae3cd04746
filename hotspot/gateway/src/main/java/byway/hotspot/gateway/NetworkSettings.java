package byway.hotspot.gateway;

import byway.hotspot.agent.SettingsTarget;
import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.Outcome;
import byway.hotspot.protocol.ReportedSettings.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a gateway makes of the settings that are wanted (row K7): in force, or refused and why. */
final class NetworkSettings implements SettingsTarget {
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
  private static final int MOST_HOSTS = 32;
  private static final int MOST_KBPS = 10_000_000;

  private final NftEnforcement firewall;
  private final Dnsmasq names;
  private final String lan;

  NetworkSettings(NftEnforcement firewall, Dnsmasq names, String lan) {
    this.firewall = firewall;
    this.names = names;
    this.lan = lan;
  }

  @Override
  public Map<String, Outcome> apply(Map<String, String> desired) {
    var outcomes = new HashMap<String, Outcome>();
    desired.forEach((key, value) -> outcomes.put(key, apply(key, value)));
    return outcomes;
  }

  private Outcome apply(String key, String value) {
    return switch (key) {
      case "state" -> state(value);
      case "rateKbps" -> rate(value);
      case "gardenHosts" -> garden(value);
      case "ssid", "channel" -> new Refused("this hotspot has no radio of its own");
      case "guests" ->
          value.equals("yes")
              ? new Applied(value)
              : new Refused("this hotspot cannot tell guests from its owner");
      default -> new Refused("this hotspot does not know this setting");
    };
  }

  private Outcome state(String value) {
    if (!value.equals("open") && !value.equals("paused")) {
      return new Refused("either open or paused");
    }
    firewall.pause(value.equals("paused"), lan);
    return new Applied(value);
  }

  private Outcome rate(String value) {
    if (!value.matches("\\d{1,8}") || Integer.parseInt(value) > MOST_KBPS) {
      return new Refused("0 (none) to " + MOST_KBPS + " kbit/s");
    }
    firewall.houseRate(Integer.parseInt(value));
    return new Applied(value);
  }

  private Outcome garden(String value) {
    Set<String> hosts = value.isBlank() ? Set.of() : new TreeSet<>(List.of(value.split("[, ]+")));
    if (hosts.size() > MOST_HOSTS) {
      return new Refused("at most " + MOST_HOSTS + " hosts");
    }
    for (var host : hosts) {
      if (!HOST.matcher(host).matches()) {
        return new Refused("not the name of a host: " + host);
      }
    }
    names.garden(hosts);
    return new Applied(value);
  }
}
