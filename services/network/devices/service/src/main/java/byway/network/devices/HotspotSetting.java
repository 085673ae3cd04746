package byway.network.devices;

import byway.kit.values.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A setting that a hotspot can be given, and the values that it takes. */
enum HotspotSetting {
  SSID("ssid", HotspotSetting::ssid),
  STATE("state", value -> oneOf(value, "open", "paused")),
  GUESTS("guests", value -> oneOf(value, "yes", "no")),
  RATE_KBPS("rateKbps", value -> number(value, 0, 1_000_000)),
  CHANNEL("channel", value -> number(value, 1, 196)),
  GARDEN_HOSTS("gardenHosts", HotspotSetting::hosts),
  PRIVATE_RANGES("privateRanges", HotspotSetting::ranges);

  private static final int MOST_HOSTS = 20;
  private static final int MOST_RANGES = 10;

  /** What a value may have on its way to the hotspot, in bytes. */
  private static final int LONGEST = 512;

  private static final int LONGEST_SSID = 32;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
  private static final Map<String, HotspotSetting> BY_KEY =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(setting -> setting.key, setting -> setting));

  private final String key;
  private final UnaryOperator<String> read;

  HotspotSetting(String key, UnaryOperator<String> read) {
    this.key = key;
    this.read = read;
  }

  /**
   * The settings with each value in its one form. Refuses with {@code setting_unknown} and {@code
   * setting_invalid}.
   */
  static Map<String, String> read(Map<String, String> settings) {
    var read = new TreeMap<String, String>();
    settings.forEach(
        (key, value) -> {
          var setting = BY_KEY.get(key);
          if (setting == null) {
            throw Refusal.invalid("setting_unknown", "the settings are " + known());
          }
          if (value == null) {
            throw Refusal.invalid("setting_invalid", key + " has no value");
          }
          read.put(key, setting.value(value));
        });
    return read;
  }

  private String value(String value) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("setting_invalid", key + " " + e.getMessage());
    }
  }

  /**
   * Refuses, with {@code setting_not_offered}, what is staff's alone to set.
   *
   * @param before what holds until now, which may stay
   * @param offered hosts that may be chosen
   */
  static void checkChosen(
      Map<String, String> settings, Map<String, String> before, List<String> offered) {
    var ranges = settings.get(PRIVATE_RANGES.key);
    if (ranges != null && !ranges.equals(before.getOrDefault(PRIVATE_RANGES.key, ""))) {
      throw notOffered("private networks are opened by the operator alone");
    }
    var chosen = split(settings.get(GARDEN_HOSTS.key));
    chosen.removeAll(split(before.get(GARDEN_HOSTS.key)));
    offered.forEach(chosen::remove);
    if (!chosen.isEmpty()) {
      throw notOffered(
          "free places are chosen from the operator's list, which has not "
              + String.join(", ", chosen));
    }
  }

  /** An operator's list, each host in its one form. */
  static List<String> freePlaces(List<String> typed) {
    if (typed.size() > FreePlaceRows.MOST) {
      throw Refusal.invalid(
          "setting_invalid", "free places are at most " + FreePlaceRows.MOST + " hosts");
    }
    try {
      return typed.stream().map(String::strip).map(FreeHost::of).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("setting_invalid", "free places " + e.getMessage());
    }
  }

  private static Set<String> split(@Nullable String hosts) {
    return hosts == null || hosts.isEmpty()
        ? new TreeSet<>()
        : new TreeSet<>(List.of(hosts.split(",")));
  }

  private static Refusal notOffered(String detail) {
    return Refusal.invalid("setting_not_offered", detail);
  }

  private static String known() {
    return Arrays.stream(values()).map(setting -> setting.key).collect(Collectors.joining(", "));
  }

  /** IEEE 802.11: 1 to 32 octets. */
  private static String ssid(String value) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > LONGEST_SSID) {
      throw new IllegalArgumentException("has 1 to " + LONGEST_SSID + " bytes");
    }
    if (!Texts.isPrintable(value)) {
      throw new IllegalArgumentException("has no control characters");
    }
    return value;
  }

  private static String oneOf(String value, String... choices) {
    if (!Arrays.asList(choices).contains(value)) {
      throw new IllegalArgumentException("is one of " + String.join(", ", choices));
    }
    return value;
  }

  private static String number(String value, int least, int most) {
    if (NUMBER.matcher(value).matches()) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return Integer.toString(number);
      }
    }
    throw new IllegalArgumentException("is a whole number from " + least + " to " + most);
  }

  /** Host names (RFC 1123) with commas between; none at all is a list, too. */
  private static String hosts(String value) {
    return list(value, MOST_HOSTS, FreeHost::of);
  }

  /** Private networks that guests may reach after all. */
  private static String ranges(String value) {
    return list(value, MOST_RANGES, PrivateRange::of);
  }

  private static String list(String value, int most, UnaryOperator<String> one) {
    if (value.isBlank()) {
      return "";
    }
    var words = Arrays.stream(value.split(",", -1)).limit(most + 1L).toList();
    if (words.size() > most) {
      throw new IllegalArgumentException("is a list of at most " + most + " with commas between");
    }
    var list =
        words.stream().map(String::strip).map(one).distinct().collect(Collectors.joining(","));
    if (list.length() > LONGEST) {
      throw new IllegalArgumentException("is a list of at most " + LONGEST + " characters");
    }
    return list;
  }
}
