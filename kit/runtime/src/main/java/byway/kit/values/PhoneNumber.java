package byway.kit.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers in the one form in which they are kept and compared (ITU-T E.164), by the
 * numbering plans of libphonenumber: {@code +44 (0)20 7946 0018} is {@code +442079460018}. A number
 * has to be possible, which is to say of a length that its plan has; ranges are opened faster than
 * plans are updated, so whether it is assigned is not asked, but of a number in national form: any
 * row of digits could be one. Numbers that cost whoever calls them are none.
 */
public final class PhoneNumber {
  private static final int LONGEST_TYPED = 60;
  private static final int FEWEST_DIGITS = 6;
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final Set<PhoneNumberType> COSTLY =
      Set.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

  private PhoneNumber() {}

  /** None where it is not in international form, beginning with + or 00, or cannot be one. */
  public static Optional<String> normal(String typed) {
    return normal(typed, null);
  }

  /**
   * As people of this country type it, or in international form.
   *
   * @param country ISO 3166-1; none where only the international form is a number
   */
  public static Optional<String> normal(String typed, @Nullable String country) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    var plain =
        PlainText.trimmed(Normalizer.normalize(typed, Normalizer.Form.NFKC))
            .replaceFirst("^0\\s?0", "+");
    boolean isWhole = plain.startsWith("+");
    if ((!isWhole && (country == null || !isNational(plain)))
        || plain.codePoints().anyMatch(Character::isLetter)) {
      return Optional.empty();
    }
    try {
      var number = PLANS.parse(plain, isWhole ? null : country);
      return isWhole || PLANS.isValidNumber(number) ? written(number) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** The country of a number in E.164 (ISO 3166-1); none where it is nobody's or of no country. */
  public static Optional<String> country(String e164) {
    try {
      return Optional.ofNullable(PLANS.getRegionCodeForNumber(PLANS.parse(e164, null)))
          .filter(region -> region.length() == 2);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** Whether it could be a number in some country: digits, and what people put between them. */
  public static boolean isNational(String typed) {
    var plain = PlainText.trimmed(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    return plain.length() <= LONGEST_TYPED
        && plain.codePoints().filter(Character::isDigit).count() >= FEWEST_DIGITS
        && plain
            .codePoints()
            .allMatch(
                c ->
                    Character.isDigit(c)
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.DASH_PUNCTUATION
                        || "()./".indexOf(c) >= 0);
  }

  private static Optional<String> written(Phonenumber.PhoneNumber number) {
    boolean isOne =
        !number.hasExtension()
            && PLANS.isPossibleNumber(number)
            && !COSTLY.contains(PLANS.getNumberType(number));
    return isOne ? Optional.of(PLANS.format(number, PhoneNumberFormat.E164)) : Optional.empty();
  }
}
