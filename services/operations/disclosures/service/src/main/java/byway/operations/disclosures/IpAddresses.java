package byway.operations.disclosures;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as people write them; names are never looked up. */
final class IpAddresses {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]{2,39}");
  private static final int MOST_GROUPS = 8;

  private IpAddresses() {}

  /** In small letters; none where it is no address. */
  static Optional<String> of(String typed) {
    var text = typed.strip();
    return V4.matcher(text).matches() || isV6(text)
        ? Optional.of(text.toLowerCase(java.util.Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isV6(String text) {
    if (!V6.matcher(text).matches() || text.contains(":::")) {
      return false;
    }
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::")) {
      return false;
    }
    var groups = text.split(":", -1);
    int there = 0;
    for (var group : groups) {
      if (group.length() > 4) {
        return false;
      }
      there += group.isEmpty() ? 0 : 1;
    }
    boolean isBare =
        (text.startsWith(":") && !text.startsWith("::"))
            || (text.endsWith(":") && !text.endsWith("::"));
    return !isBare && (gap < 0 ? there == MOST_GROUPS : there < MOST_GROUPS);
  }

  /** An address or a network of one, such as {@code 2001:db8::/64}. */
  static @Nullable String orNone(@Nullable String heard) {
    if (heard == null) {
      return null;
    }
    int slash = heard.indexOf('/');
    var address = slash < 0 ? heard : heard.substring(0, slash);
    var bits = slash < 0 ? "" : heard.substring(slash);
    boolean isNetwork = bits.isEmpty() || bits.matches("/(?:[1-9]?\\d|1[01]\\d|12[0-8])");
    return isNetwork ? of(address).map(good -> good + bits).orElse(null) : null;
  }
}
