package byway.network.devices;

import byway.kit.values.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A setting that a hotspot can be given, and the values that it takes. */
enum Knob {
  SSID("ssid", Knob::ssid),
  STATE("state", value -> oneOf(value, "open", "paused")),
  GUESTS("guests", value -> oneOf(value, "yes", "no")),
  RATE_KBPS("rateKbps", value -> number(value, 0, 1_000_000)),
  CHANNEL("channel", value -> number(value, 1, 196)),
  GARDEN_HOSTS("gardenHosts", Knob::hosts);

  private static final int MOST_HOSTS = 20;
  private static final int LONGEST_SSID = 32;
  private static final int LONGEST_HOST = 253;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
  private static final Pattern LABELS =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Map<String, Knob> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(knob -> knob.key, knob -> knob));

  private final String key;
  private final UnaryOperator<String> read;

  Knob(String key, UnaryOperator<String> read) {
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
          var knob = BY_KEY.get(key);
          if (knob == null) {
            throw Refusal.invalid("setting_unknown", "the settings are " + known());
          }
          if (value == null) {
            throw Refusal.invalid("setting_invalid", key + " has no value");
          }
          read.put(key, knob.value(value));
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

  private static String known() {
    return Arrays.stream(values()).map(knob -> knob.key).collect(Collectors.joining(", "));
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
    if (value.isBlank()) {
      return "";
    }
    var hosts =
        Arrays.stream(value.split(",", -1))
            .limit(MOST_HOSTS + 1)
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (hosts.size() > MOST_HOSTS || !hosts.stream().allMatch(Knob::isHost)) {
      throw new IllegalArgumentException(
          "is a list of at most " + MOST_HOSTS + " host names with commas between");
    }
    return hosts.stream().distinct().collect(Collectors.joining(","));
  }

  private static boolean isHost(String host) {
    return host.length() <= LONGEST_HOST && LABELS.matcher(host).matches();
  }
}
