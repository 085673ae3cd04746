package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** What came of somebody giving the details of a card. */
sealed interface CardEntry {

  record Accepted(ObjectNode card, TestCard behaviour) implements CardEntry {}

  /**
   * @param field number, exp_month, exp_year or cvc
   */
  record Mistyped(String field, String code, String message) implements CardEntry {}

  /** Checks the details and keeps only what may be kept: the number is gone afterwards. */
  static CardEntry read(
      String number, String month, String year, String cvc, Instant now, String key) {
    String digits = number.replaceAll("[ -]", "");
    if (!digits.matches("[0-9]{12,19}") || !luhn(digits)) {
      return new Mistyped("number", "incorrect_number", "Your card number is incorrect.");
    }
    if (!month.matches("0?[1-9]|1[0-2]")) {
      return new Mistyped(
          "exp_month", "invalid_expiry_month", "Your card's expiration month is invalid.");
    }
    if (!year.matches("[0-9]{2}|20[0-9]{2}")) {
      return new Mistyped(
          "exp_year", "invalid_expiry_year", "Your card's expiration year is invalid.");
    }
    int expMonth = Integer.parseInt(month);
    int expYear = Integer.parseInt(year) % 100 + 2000;
    YearMonth today = YearMonth.from(now.atZone(ZoneOffset.UTC));
    if (YearMonth.of(expYear, expMonth).isBefore(today) || expYear > today.getYear() + 50) {
      return new Mistyped(
          "exp_year", "invalid_expiry_year", "Your card's expiration year is invalid.");
    }
    if (!cvc.matches("[0-9]{3,4}")) {
      return new Mistyped("cvc", "invalid_cvc", "Your card's security code is invalid.");
    }
    var card =
        Json.object()
            .put("brand", brand(digits))
            .put("last4", digits.substring(digits.length() - 4))
            .put("exp_month", expMonth)
            .put("exp_year", expYear)
            // Keyed, because all card numbers could be tried against a plain hash.
            .put("fingerprint", Secrets.keyed(key + "/fingerprint", digits).substring(0, 16))
            .put("funding", "credit")
            .put("country", "US");
    return new Accepted(card, TestCard.of(digits));
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static String brand(String digits) {
    if (digits.startsWith("4")) {
      return "visa";
    }
    if (digits.matches("(5[1-5]|2[2-7]).*")) {
      return "mastercard";
    }
    return digits.matches("3[47].*") ? "amex" : "unknown";
  }
}
