package byway.kit.filters;

import byway.kit.values.Refusal;
import java.util.List;

/**
 * Why a filter, a sort or a cursor is none.
 *
 * @param at where in the text, counted from 1
 * @param code stable: {@code filter_too_long}, {@code filter_too_many_terms}, {@code
 *     filter_too_deep}, {@code filter_malformed}, {@code filter_ambiguous}, {@code
 *     filter_field_unknown}, {@code filter_operator_refused}, {@code filter_value_invalid}, {@code
 *     sort_invalid}, {@code cursor_invalid}
 * @param detail a sentence for who typed it
 * @param allowed what could stand there; empty where that is no list
 */
public record FilterProblem(int at, String code, String detail, List<String> allowed) {
  public FilterProblem {
    allowed = List.copyOf(allowed);
  }

  /** The same in one sentence, to be shown as a problem (400). */
  public Refusal refusal() {
    var place = code.startsWith("filter_") ? " (at character " + at + ")" : "";
    var choice = allowed.isEmpty() ? "" : "; allowed: " + String.join(", ", allowed);
    return Refusal.invalid(code, detail + place + choice);
  }

  /** On the way out of the parser; never leaves this package. */
  static final class Found extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient FilterProblem problem;

    Found(int at, String code, String detail, List<String> allowed) {
      super(detail, null, false, false);
      this.problem = new FilterProblem(at, code, detail, allowed);
    }

    FilterProblem problem() {
      return problem;
    }
  }
}
