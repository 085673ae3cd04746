package byway.people.identity;

import byway.kit.values.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Telephone numbers, beside e-mail addresses. */
final class Phones {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private Phones() {}

  /** As it is kept; none where it is no number in international form. */
  static @Nullable String normal(String typed) {
    return PhoneNumber.normal(typed).filter(Phones::isNumber).orElse(null);
  }

  static boolean isNumber(String text) {
    return E164.matcher(text).matches();
  }
}
