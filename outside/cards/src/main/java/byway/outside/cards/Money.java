package byway.outside.cards;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Amounts in Stripe's units, within Stripe's limits (docs.stripe.com/currencies): not every
 * currency is taken, some have no decimals, some have two that must be nought, some have three of
 * which the last must be.
 */
final class Money {
  private static final long MOST_OF_MOST = 99_999_999;

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
      Map.ofEntries(
          Map.entry("usd", 50L),
          Map.entry("aed", 200L),
          Map.entry("aud", 50L),
          Map.entry("bgn", 100L),
          Map.entry("brl", 50L),
          Map.entry("cad", 50L),
          Map.entry("chf", 50L),
          Map.entry("czk", 1_500L),
          Map.entry("dkk", 250L),
          Map.entry("eur", 50L),
          Map.entry("gbp", 30L),
          Map.entry("hkd", 400L),
          Map.entry("huf", 17_500L),
          Map.entry("inr", 50L),
          Map.entry("jpy", 50L),
          Map.entry("mxn", 1_000L),
          Map.entry("myr", 200L),
          Map.entry("nok", 300L),
          Map.entry("nzd", 50L),
          Map.entry("pln", 200L),
          Map.entry("ron", 200L),
          Map.entry("sek", 300L),
          Map.entry("sgd", 50L),
          Map.entry("thb", 1_000L));

  private Money() {}

  private static Set<String> codes(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** The currency a form names, in lower case. */
  static String currency(Form form) {
    String code = form.required("currency").toLowerCase(Locale.ROOT);
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
    long most =
        switch (currency) {
          case "idr" -> MOST;
          case "cop", "huf" -> 9_999_999_999L;
          default -> MOST_OF_MOST;
        };
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
