package byway.fronts.web;

import byway.fronts.web.words.Gigabytes;
import byway.fronts.web.words.Numbers;
import byway.fronts.web.words.Numbers.Range;
import byway.fronts.web.words.Numbers.Read;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The numbers of one form, each read once and by the same rules, with what is wrong beside its
 * field. What was not typed plainly is said back first: the form counts when it comes again with
 * what was understood.
 */
public final class NumberFields {
  /** The hidden field in which what was understood comes back. */
  public static final String UNDERSTOOD = "understood";

  private static final BigDecimal EXAMPLE = BigDecimal.valueOf(12345, 1);
  private static final BigDecimal LARGE_EXAMPLE = BigDecimal.valueOf(12_000);

  private final Locale reader;
  private final NumberMessages words;
  private final Map<String, BigDecimal> values = new HashMap<>();
  private final List<String> unplain = new ArrayList<>();
  private Form form;

  public NumberFields(Form form, Locale reader, NumberMessages words) {
    this.form = form;
    this.reader = reader;
    this.words = words;
  }

  /**
   * Reads a field.
   *
   * @param missing what is said where nothing stands there, or no number
   */
  public NumberFields read(String field, Range range, String missing) {
    switch (Numbers.read(form.value(field), reader, range)) {
      case Read.Number(var value, var isPlain) -> {
        values.put(field, value);
        if (!isPlain) {
          unplain.add(field);
        }
      }
      case Read.Problem(var wrong) ->
          form =
              form.wrong(
                  field,
                  switch (wrong) {
                    case NONE -> missing;
                    case UNCLEAR -> words.unclear(shown(LARGE_EXAMPLE), shown(EXAMPLE));
                    case FINE -> words.fine(range.decimals());
                    case SMALL -> words.small(shown(range.least()));
                    case LARGE -> words.large(shown(range.most()));
                  });
    }
    return this;
  }

  /** Reads a field that may be left empty. */
  public NumberFields readTyped(String field, Range range, String wrong) {
    return form.has(field) ? read(field, range, wrong) : this;
  }

  /** Something is wrong with a field that may be no number. */
  public void wrong(String field, String text) {
    form = form.wrong(field, text);
  }

  /** Something is wrong that is of no one field. */
  public void wrong(String text) {
    form = form.wrong(text);
  }

  /** The number; nothing where it is wrong. */
  public BigDecimal value(String field) {
    return values.getOrDefault(field, BigDecimal.ZERO);
  }

  /** The number as the reader writes whole ones. */
  public String whole(String field) {
    return NumberFormat.getIntegerInstance(reader).format(value(field));
  }

  /** The number as the reader writes gigabytes. */
  public String gigabytes(String field) {
    return Gigabytes.inWords(value(field), reader);
  }

  public Form form() {
    return form;
  }

  /** Whether it has to be said back before it counts. */
  public boolean isUnplain(String field) {
    return unplain.contains(field);
  }

  /** Whether all of it is right, and was typed plainly or is what was said back before. */
  public boolean counts(String what) {
    return !form.isWrong() && (unplain.isEmpty() || form.value(UNDERSTOOD).equals(what));
  }

  /** The form with what was understood, to be looked at and sent again. */
  public Form saidBack(String what) {
    return form.with(UNDERSTOOD, form.isWrong() ? "" : what);
  }

  private String shown(BigDecimal number) {
    var format = NumberFormat.getNumberInstance(reader);
    format.setMaximumFractionDigits(Math.max(0, number.stripTrailingZeros().scale()));
    return format.format(number);
  }
}
