package byway.people.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Telephone numbers in international form (ITU-T E.164), as people type them. */
final class Phones {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LONGEST_TYPED = 40;

  private Phones() {}

  /** {@code +31 (6) 12-34 56 78} and {@code 0031612345678} are {@code +31612345678}. */
  static @Nullable String normal(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return null;
    }
    var digits = typed.replaceAll("[\\s().\\-/\\u00a0]", "").replaceFirst("^00", "+");
    return isNumber(digits) ? digits : null;
  }

  static boolean isNumber(String text) {
    return E164.matcher(text).matches();
  }
}
