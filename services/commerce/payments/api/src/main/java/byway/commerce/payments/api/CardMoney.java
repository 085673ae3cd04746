package byway.commerce.payments.api;

import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the card processor takes, and in which unit. Its unit is not always the one of ISO 4217 in
 * which all amounts are kept here, so amounts are translated where they go out and come in, and
 * nowhere else. The tables are Stripe's, of its page "Supported currencies"
 * (docs.stripe.com/currencies): presentment currencies, zero-decimal and three-decimal currencies,
 * special cases, and the least and the greatest amount of a charge.
 */
public final class CardMoney {
  private static final Set<String> TAKEN =
      words(
          """
          AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN
          BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD
          GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK
          LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
          OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD SZL
          THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
          """);

  /** Amounts are whole units. */
  private static final Set<String> WITHOUT_DECIMALS =
      words("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");

  /** Thousandths, of which the last digit must be nought. */
  private static final Set<String> THREE_DECIMALS = words("BHD JOD KWD OMR TND");

  /** Hundredths for compatibility, though there are none: both must be nought. */
  private static final Set<String> WHOLE_IN_HUNDREDTHS = words("ISK UGX");

  /** In the processor's unit; of other currencies the processor decides by the day's rate. */
  private static final Map<String, Long> LEAST =
      Map.ofEntries(
          Map.entry("USD", 50L),
          Map.entry("AED", 200L),
          Map.entry("AUD", 50L),
          Map.entry("BGN", 100L),
          Map.entry("BRL", 50L),
          Map.entry("CAD", 50L),
          Map.entry("CHF", 50L),
          Map.entry("CZK", 1_500L),
          Map.entry("DKK", 250L),
          Map.entry("EUR", 50L),
          Map.entry("GBP", 30L),
          Map.entry("HKD", 400L),
          Map.entry("HUF", 17_500L),
          Map.entry("INR", 50L),
          Map.entry("JPY", 50L),
          Map.entry("MXN", 1_000L),
          Map.entry("MYR", 200L),
          Map.entry("NOK", 300L),
          Map.entry("NZD", 50L),
          Map.entry("PLN", 200L),
          Map.entry("RON", 200L),
          Map.entry("SEK", 300L),
          Map.entry("SGD", 50L),
          Map.entry("THB", 1_000L));

  private static final long MOST = 99_999_999;
  private static final Map<String, Long> MOST_OF =
      Map.of("IDR", 999_999_999_999L, "COP", 9_999_999_999L, "HUF", 9_999_999_999L);

  private CardMoney() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Whether cards can be charged in it. */
  public static boolean isTaken(String currency) {
    return TAKEN.contains(currency);
  }

  /**
   * Refuses what could never be paid by card, with {@code currency_not_taken} or {@code
   * amount_not_payable} and a sentence that says what could.
   */
  public static void require(Money price) {
    var currency = price.currency();
    if (!isTaken(currency)) {
      throw currencyNotTaken(currency);
    }
    if (!isWhole(price)) {
      throw Refusal.invalid(
          "amount_not_payable",
          "cards cannot pay %s: amounts in %s go in steps of %s"
              .formatted(price, currency, text(step(currency), currency)));
    }
    long amount = amount(price);
    long least = LEAST.getOrDefault(currency, 1L);
    long most = MOST_OF.getOrDefault(currency, MOST);
    if (amount < least || amount > most) {
      throw Refusal.invalid(
          "amount_not_payable",
          "cards can pay from %s to %s, not %s"
              .formatted(
                  nearest(least, currency, RoundingMode.CEILING),
                  nearest(most, currency, RoundingMode.FLOOR),
                  price));
    }
  }

  public static Refusal currencyNotTaken(String currency) {
    return Refusal.invalid(
        "currency_not_taken",
        "cards cannot be charged in %s: choose a currency that the card processor takes"
            .formatted(currency));
  }

  /** The largest part of an amount that can be paid, such as whole coins; never more than it. */
  public static Money payable(Money amount) {
    return new Money(
        amount.minor() - Math.floorMod(amount.minor(), step(amount.currency())), amount.currency());
  }

  /** As the processor counts it. Refuses with {@code amount_not_payable} what it cannot say. */
  public static long amount(Money money) {
    if (!isWhole(money)) {
      throw Refusal.invalid(
          "amount_not_payable", "%s is not a whole amount at the card processor".formatted(money));
    }
    return BigDecimal.valueOf(money.minor())
        .movePointRight(shift(money.currency()))
        .longValueExact();
  }

  /**
   * As it is kept here. Throws {@code ArithmeticException} where the processor names a part of our
   * smallest unit, and {@code IllegalArgumentException} for what is no currency.
   */
  public static Money money(long amount, String currency) {
    var code = currency.toUpperCase(Locale.ROOT);
    return new Money(BigDecimal.valueOf(amount).movePointLeft(shift(code)).longValueExact(), code);
  }

  /**
   * A bound of the processor's, which need not be an amount that we can ask for, as one that is.
   */
  private static Money nearest(long amount, String currency, RoundingMode mode) {
    var step = BigDecimal.valueOf(step(currency));
    var steps = BigDecimal.valueOf(amount).movePointLeft(shift(currency)).divide(step, 0, mode);
    return new Money(steps.multiply(step).longValueExact(), currency);
  }

  private static boolean isWhole(Money money) {
    return Math.floorMod(money.minor(), step(money.currency())) == 0;
  }

  /** What an amount is a multiple of, in our unit. */
  private static long step(String currency) {
    if (THREE_DECIMALS.contains(currency)) {
      return 10;
    }
    int shift = shift(currency);
    return shift >= 0 ? 1 : BigDecimal.ONE.movePointRight(-shift).longValueExact();
  }

  private static String text(long minor, String currency) {
    return new Money(minor, currency).toString();
  }

  /** How many more decimals the processor's unit has than ours. */
  private static int shift(String currency) {
    return decimals(currency)
        - Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }

  private static int decimals(String currency) {
    if (WITHOUT_DECIMALS.contains(currency)) {
      return 0;
    }
    if (WHOLE_IN_HUNDREDTHS.contains(currency)) {
      return 2;
    }
    return THREE_DECIMALS.contains(currency) ? 3 : 2;
  }
}
