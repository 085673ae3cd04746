package byway.fronts.console;

import byway.fronts.look.Form;
import byway.kit.values.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** The form of a new pack, in gigabytes and whole coins, as people say them. */
final class NewPack {
  private static final long GIGABYTE = 1_000_000_000L;
  private static final String NUMBER = "\\d{1,6}([.,]\\d{1,3})?";

  private NewPack() {}

  static Form check(Form form, ConsoleMessages words) {
    var checked = form;
    if (!form.has("name") || form.value("name").length() > 60) {
      checked = checked.wrong("name", words.packNameWrong());
    }
    if (!isPositive(form.value("gigabytes"))) {
      checked = checked.wrong("gigabytes", words.gigabytesWrong());
    }
    if (!isPositive(form.value("price"))) {
      checked = checked.wrong("price", words.priceWrong());
    }
    return checked;
  }

  static long bytes(String gigabytes) {
    return number(gigabytes).multiply(BigDecimal.valueOf(GIGABYTE)).longValueExact();
  }

  /** Fractions of the smallest coin are cut off. */
  static Money price(String text, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return new Money(number(text).movePointRight(digits).longValue(), currency);
  }

  static boolean isPositive(String text) {
    return text.matches(NUMBER) && number(text).signum() > 0;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace(',', '.'));
  }
}
