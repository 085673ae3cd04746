package byway.operations.flags.api.asking;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version after Semantic Versioning 2.0.0.
 *
 * @param before what a version before the one itself is called by; empty for none
 */
record Version(List<BigInteger> core, List<String> before) implements Comparable<Version> {
  private static final String NUMBER = "(0|[1-9]\\d{0,15})";
  private static final String WORD = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
  private static final Pattern SHAPE =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + WORD
              + "(?:\\."
              + WORD
              + ")*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?");
  private static final int LONGEST = 100;

  static Optional<Version> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var found = SHAPE.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    var core =
        List.of(
            new BigInteger(found.group(1)),
            new BigInteger(found.group(2)),
            new BigInteger(found.group(3)));
    var before = found.group(4);
    return Optional.of(
        new Version(core, before == null ? List.of() : List.of(before.split("\\.", -1))));
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < core.size(); i++) {
      int order = core.get(i).compareTo(other.core.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (before.isEmpty() || other.before.isEmpty()) {
      return Boolean.compare(before.isEmpty(), other.before.isEmpty());
    }
    for (int i = 0; i < Math.min(before.size(), other.before.size()); i++) {
      int order = word(before.get(i), other.before.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(before.size(), other.before.size());
  }

  /** Numbers come before words. */
  private static int word(String one, String other) {
    boolean isNumber = isNumber(one);
    if (isNumber != isNumber(other)) {
      return isNumber ? -1 : 1;
    }
    return isNumber ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
