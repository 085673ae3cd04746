package byway.network.accesspoints;

import byway.kit.values.Refusal;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.Certificate;
import byway.network.accesspoints.api.Certificates;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.GivenClass;
import byway.network.accesspoints.api.LastHeard;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.accesspoints.api.SetProxy;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be said of an access point. */
final class Checks {
  static final int LONGEST_NAME = 64;
  private static final UUID FIRST = new UUID(0, 0);
  private static final int LONGEST_PROXY_NAME = 60;
  private static final int LONGEST_VALUE = 253;

  /** Each byte of a value as a backslash and two digits. */
  private static final int LONGEST_ESCAPED = 3 * LONGEST_VALUE;

  private static final int MOST_RANGES = 16;
  private static final int MOST_CERTIFICATES = 4;
  private static final int MOST_NAMES = 16;
  private static final int MOST_AT_ONCE = 500;
  private static final int HIGHEST_PORT = 65_535;
  private static final int FEWEST_BITS_OF_4 = 8;
  private static final int FEWEST_BITS_OF_6 = 16;

  /** All four numbers of an IPv4 address: fewer are one as well, but nobody means that. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final Pattern RANGE = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:/(\\d{1,3}))?");
  private static final Pattern ORDERS = Pattern.compile("(?:\\[[0-9a-f:.]+]|[0-9.]+):(\\d{1,5})");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern DNS_NAME =
      Pattern.compile("[a-z0-9_][a-z0-9_-]{0,62}(\\.[a-z0-9_][a-z0-9_-]{0,62})*");
  private static final Pattern CLASS = Pattern.compile("([0-9a-f]{2}){1,253}");
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private Checks() {}

  static SetAccessPoint of(SetAccessPoint command) {
    if (command.ranges().size() > MOST_RANGES) {
      throw range("an access point has at most " + MOST_RANGES + " ranges");
    }
    var name = text(command.nasIdentifier(), LONGEST_NAME);
    List<String> ranges =
        command.ranges().stream().map(range -> range(range, !name.isEmpty())).toList();
    var orders = command.orders();
    if (!orders.isEmpty() && !isOrders(orders)) {
      throw Refusal.invalid("address_invalid", "orders go to an address and port");
    }
    return new SetAccessPoint(
        command.deviceId(),
        ranges,
        name,
        command.dialect(),
        command.direction(),
        command.signsRequests(),
        orders,
        command.takesPasswords());
  }

  static SetProxy of(SetProxy command) {
    var name = command.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_PROXY_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid(
          "name_invalid", "a name has 1 to %d printable characters".formatted(LONGEST_PROXY_NAME));
    }
    if (command.ranges().isEmpty() || command.ranges().size() > MOST_RANGES) {
      throw range("a proxy has 1 to " + MOST_RANGES + " ranges");
    }
    var ranges = command.ranges().stream().map(one -> range(one, false)).distinct().toList();
    return new SetProxy(command.proxyId(), name, ranges, command.vouches(), command.checksKeys());
  }

  /** Where a list goes on; from its beginning where none is said. */
  static UUID cursor(@Nullable String cursor) {
    try {
      return cursor == null ? FIRST : UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }

  private static boolean isOrders(String text) {
    var match = ORDERS.matcher(text);
    return match.matches() && Integer.parseInt(match.group(1)) <= HIGHEST_PORT;
  }

  private static Refusal range(String why) {
    return Refusal.invalid("range_invalid", why);
  }

  private static String range(String text, boolean isNamed) {
    var match = RANGE.matcher(text.strip());
    if (!match.matches()) {
      throw range("a range is written as 192.0.2.0/24");
    }
    var address = parse(match.group(1));
    int all = address.getAddress().length * 8;
    int bits = match.group(2) == null ? all : Integer.parseInt(match.group(2));
    int fewest = all == 32 ? FEWEST_BITS_OF_4 : FEWEST_BITS_OF_6;
    if (bits > all || (bits < fewest && !isNamed)) {
      throw range("a range has %d to %d bits".formatted(fewest, all));
    }
    return address.getHostAddress() + "/" + bits;
  }

  static String address(String text) {
    return parse(text).getHostAddress();
  }

  private static InetAddress parse(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw range("this is no address");
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw range("this is no address");
    }
  }

  static String text(String value, int longest) {
    if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid("text_invalid", "at most %d printable characters".formatted(longest));
    }
    return value;
  }

  /** Fingerprints as they are kept, however they are written; or DNS names. */
  static Certificates of(Certificates command) {
    if (command.names().size() > MOST_CERTIFICATES) {
      throw certificateInvalid(
          "an access point has at most " + MOST_CERTIFICATES + " certificates");
    }
    return new Certificates(command.names().stream().map(Checks::certificate).distinct().toList());
  }

  private static String certificate(String text) {
    if (text.length() > LONGEST_VALUE) {
      throw certificateInvalid("at most " + LONGEST_VALUE + " characters");
    }
    var name = text.strip().toLowerCase(Locale.ROOT);
    var plain = name.substring(name.indexOf('=') + 1).replaceAll("[:\\s]", "");
    if (SHA_256.matcher(plain).matches()) {
      return plain;
    }
    if (!DNS_NAME.matcher(name).matches()) {
      throw certificateInvalid(
          "a certificate is told by its SHA-256, 64 hexadecimal digits, or by a name");
    }
    return name;
  }

  private static Refusal certificateInvalid(String why) {
    return Refusal.invalid("certificate_invalid", why);
  }

  static Certificate of(Certificate command) {
    if (command.names().isEmpty() || command.names().size() > MOST_NAMES) {
      throw certificateInvalid("a certificate has 1 to " + MOST_NAMES + " names");
    }
    return command;
  }

  static LastHeard of(LastHeard command) {
    if (!command.address().isEmpty()) {
      var unused = parse(command.address());
    }
    if (command.process().isEmpty()) {
      throw Refusal.invalid("text_invalid", "a process has a name");
    }
    var unused = text(command.process(), LONGEST_VALUE);
    return command;
  }

  static List<GivenClass> classes(List<GivenClass> given) {
    few(given);
    for (var one : given) {
      mac(one.mac());
      if (!CLASS.matcher(one.classHex()).matches()) {
        throw Refusal.invalid(
            "text_invalid", "a Class has 1 to %d bytes in hexadecimal".formatted(LONGEST_VALUE));
      }
    }
    return given;
  }

  static List<FindClass> questions(List<FindClass> questions) {
    few(questions);
    questions.forEach(one -> mac(one.mac()));
    return questions;
  }

  private static void few(List<?> some) {
    if (some.size() > MOST_AT_ONCE) {
      throw Refusal.invalid("too_many", "at most %d at a time".formatted(MOST_AT_ONCE));
    }
  }

  static FindTallies of(FindTallies question) {
    if (!question.mac().isEmpty()) {
      mac(question.mac());
    }
    var unused = text(question.acctSessionId(), LONGEST_ESCAPED);
    return question;
  }

  static BeginTally of(BeginTally command) {
    mac(command.mac());
    if (command.number() < 1 || command.baseBytesUp() < 0 || command.baseBytesDown() < 0) {
      throw Refusal.invalid("number_invalid", "a tally has a number, and counts from nothing on");
    }
    var unused = text(command.acctSessionId(), LONGEST_ESCAPED);
    unused = text(command.userName(), LONGEST_ESCAPED);
    unused = text(command.address(), LONGEST_NAME);
    return command;
  }

  static Restart of(Restart command) {
    var unused = text(command.proof(), LONGEST_NAME);
    return command;
  }

  private static void mac(String text) {
    if (!MAC.matcher(text).matches()) {
      throw Refusal.invalid("text_invalid", "this is no MAC address");
    }
  }
}
