package byway.hotspot.gateway;

import byway.hotspot.agent.SettingsTarget;
import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.Outcome;
import byway.hotspot.protocol.ReportedSettings.Refused;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a gateway makes of the settings that are wanted: in force, or refused and why. */
final class NetworkSettings implements SettingsTarget {
  private static final int MOST_HOSTS = 20;
  private static final int MOST_RANGES = 10;

  /** Never what is this box's own or its link's. */
  private static final List<Range> ALLOWABLE =
      List.of(
          Range.of("10.0.0.0/8"),
          Range.of("100.64.0.0/10"),
          Range.of("172.16.0.0/12"),
          Range.of("192.168.0.0/16"),
          Range.of("fc00::/7"));

  private static final int MOST_KBPS = 10_000_000;
  private static final int LONGEST_NAME_BYTES = 32;
  private static final int LAST_CHANNEL = 196;

  /** What holds where a setting is not, or not any more; empty is as the radio's owner has it. */
  private static final Map<String, String> UNSET =
      Map.of(
          "state",
          "open",
          "rateKbps",
          "0",
          "gardenHosts",
          "",
          "privateRanges",
          "",
          "ssid",
          "",
          "channel",
          "");

  private final NftEnforcement firewall;
  private final Dnsmasq names;
  private final @Nullable Radio radio;
  private final String lan;

  NetworkSettings(NftEnforcement firewall, Dnsmasq names, @Nullable Radio radio, String lan) {
    this.firewall = firewall;
    this.names = names;
    this.radio = radio;
    this.lan = lan;
  }

  @Override
  public Map<String, Outcome> apply(Map<String, String> desired) {
    var outcomes = new HashMap<String, Outcome>();
    UNSET.forEach(
        (key, value) -> {
          if (!desired.containsKey(key)) {
            var unused = apply(key, value);
          }
        });
    desired.forEach((key, value) -> outcomes.put(key, apply(key, value)));
    return outcomes;
  }

  private Outcome apply(String key, String value) {
    try {
      return tried(key, value);
    } catch (NftFailed | UncheckedIOException failed) {
      return new Refused("it cannot be done here: " + failed.getMessage());
    }
  }

  private Outcome tried(String key, String value) {
    return switch (key) {
      case "state" -> state(value);
      case "rateKbps" -> rate(value);
      case "gardenHosts" -> garden(value);
      case "privateRanges" -> ranges(value);
      case "ssid", "channel" ->
          radio == null
              ? new Refused("this hotspot has no radio of its own")
              : key.equals("ssid") ? name(radio, value) : channel(radio, value);
      case "guests" ->
          value.equals("yes")
              ? new Applied(value)
              : new Refused("this hotspot cannot tell guests from its owner");
      default -> new Refused("this hotspot does not know this setting");
    };
  }

  private static Outcome name(Radio radio, String value) {
    if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
      return new Refused("at most " + LONGEST_NAME_BYTES + " bytes");
    }
    return outcome(value, radio.name(value));
  }

  private static Outcome channel(Radio radio, String value) {
    if (!value.matches("|[1-9]\\d{0,2}")
        || (!value.isEmpty() && Integer.parseInt(value) > LAST_CHANNEL)) {
      return new Refused("1 to " + LAST_CHANNEL);
    }
    return outcome(value, radio.channel(value));
  }

  private static Outcome outcome(String value, Optional<String> refusal) {
    return refusal.<Outcome>map(Refused::new).orElseGet(() -> new Applied(value));
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
    var words = words(value);
    if (words.size() > MOST_HOSTS) {
      return new Refused("at most " + MOST_HOSTS + " hosts");
    }
    try {
      names.garden(words.stream().map(GardenHost::wished).collect(Collectors.toSet()));
      return new Applied(value);
    } catch (IllegalArgumentException e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  /** Private networks behind the uplink that those who have signed in may reach after all. */
  private Outcome ranges(String value) {
    var words = words(value);
    if (words.size() > MOST_RANGES) {
      return new Refused("at most " + MOST_RANGES + " ranges");
    }
    try {
      var ranges = words.stream().map(Range::of).toList();
      for (var range : ranges) {
        if (ALLOWABLE.stream().noneMatch(all -> all.holds(range))) {
          return new Refused(range + " is not within a private network");
        }
      }
      firewall.allow(ranges);
      return new Applied(value);
    } catch (IllegalArgumentException e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Set<String> words(String value) {
    return value.isBlank() ? Set.of() : new TreeSet<>(List.of(value.strip().split("[, ]+")));
  }
}
