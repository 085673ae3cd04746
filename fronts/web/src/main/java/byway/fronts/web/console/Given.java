package byway.fronts.web.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.kit.values.Refusal;
import java.math.BigDecimal;
import java.util.UUID;

/** A form in which nothing is wrong. */
public record Given(Form form, NumberFields numbers, String reason) {
  static final String KEY = "key";

  public String text(String field) {
    return form.value(field);
  }

  /** Nothing where the field was left empty. */
  public BigDecimal number(String field) {
    return numbers.value(field);
  }

  /** What the field names; whatever is no id names nothing. */
  public UUID id(String field) {
    try {
      return UUID.fromString(form.value(field));
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("what this is about");
    }
  }

  /** What makes a doubled press one command. */
  public UUID key() {
    try {
      return UUID.fromString(form.value(KEY));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("key_missing", "the form has lost its key");
    }
  }
}
