package byway.outside.cards;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Amounts in Stripe's units, within Stripe's limits (docs.stripe.com/currencies): not every
 * currency is taken, some have no decimals, some have two that must be nought, some have three of
 * which the last must be.
 */
final class Amounts {
  /** The greatest amount of any currency. */
  static final long MOST = 999_999_999_999L;

  private static final Set<String> KNOWN =
      codes(
          """
          usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bif bmd bnd bob brl bsd bwp byn
          bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd
          gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jpy kes kgs khr kmf krw kyd kzt lak lbp lkr
          lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen
          pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd szl thb tjs top
          try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw bhd jod kwd omr tnd
          """);
  private static final Set<String> ZERO_DECIMAL =
      codes("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");
  private static final Set<String> THREE_DECIMAL = codes("bhd jod kwd omr tnd");
  private static final Set<String> WHOLE_IN_TWO_DECIMALS = codes("isk ugx");

  /** In the currency's own unit; others are compared by the day's rate at Stripe, here not. */
  private static final Map<String, Long> LEAST =
      amounts(
          """
          usd=50 aed=200 aud=50 bgn=100 brl=50 cad=50 chf=50 czk=1500 dkk=250 eur=50 gbp=30 hkd=400
          huf=17500 inr=50 jpy=50 mxn=1000 myr=200 nok=300 nzd=50 pln=200 ron=200 sek=300 sgd=50
          thb=1000
          """);

  private static final Map<String, Long> GREATEST =
      amounts("idr=" + MOST + " cop=9999999999 huf=9999999999");
  private static final long GREATEST_OF_MOST = 99_999_999;

  private Amounts() {}

  private static Set<String> codes(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  private static Map<String, Long> amounts(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .collect(Collectors.toMap(each -> each.substring(0, 3), Amounts::number));
  }

  private static long number(String each) {
    return Long.parseLong(each.substring(4));
  }

  /** The currency a form names, in lower case. */
  static String currency(Form form) {
    var code = form.required("currency").toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(code)) {
      throw Refusal.invalid(null, form.name("currency"), "Invalid currency: " + code + ".");
    }
    return code;
  }

  /** An amount that may be charged. */
  static long checked(long amount, String currency, String param) {
    long least = LEAST.getOrDefault(currency, 1L);
    if (amount < least) {
      throw Refusal.invalid(
          "amount_too_small", param, "The amount must be at least " + text(least, currency) + ".");
    }
    long most = GREATEST.getOrDefault(currency, GREATEST_OF_MOST);
    if (amount > most) {
      throw Refusal.invalid(
          "amount_too_large", param, "The amount must be no more than " + text(most, currency));
    }
    return whole(amount, currency, param);
  }

  /** An amount of parts that are not there is refused, of refunds as well. */
  static long whole(long amount, String currency, String param) {
    if (THREE_DECIMAL.contains(currency) && amount % 10 != 0) {
      throw Refusal.invalid(
          "invalid_amount", param, "Invalid amount: in " + currency + " the last digit must be 0.");
    }
    if (WHOLE_IN_TWO_DECIMALS.contains(currency) && amount % 100 != 0) {
      throw Refusal.invalid(
          "invalid_amount", param, "Invalid amount: in " + currency + " both decimals must be 0.");
    }
    return amount;
  }

  /** As people read it, such as {@code 9.99 USD}. */
  static String text(long amount, String currency) {
    int digits = THREE_DECIMAL.contains(currency) ? 3 : ZERO_DECIMAL.contains(currency) ? 0 : 2;
    return BigDecimal.valueOf(amount, digits).toPlainString()
        + " "
        + currency.toUpperCase(Locale.ROOT);
  }
}
