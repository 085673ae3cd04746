package byway.kit.filters;

import byway.kit.filters.Condition.And;
import byway.kit.filters.Condition.Not;
import byway.kit.filters.Condition.Or;
import byway.kit.filters.FilterProblem.Found;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a filter (google.aip.dev/160): terms side by side, AND, OR, NOT or a dash, parentheses.
 * Where AIP-160 lets OR bind tighter than AND, and most languages the other way round, parentheses
 * are asked for.
 *
 * @param <T> a row
 */
final class FilterParser<T> {
  static final int MOST_CHARACTERS = 500;
  static final int MOST_TERMS = 20;
  static final int DEEPEST = 5;

  private final String text;
  private final TermReader<T> reader;
  private int at;
  private int terms;

  FilterParser(String text, TermReader<T> reader) {
    this.text = text;
    this.reader = reader;
  }

  Condition<T> parse() throws Found {
    if (text.length() > MOST_CHARACTERS) {
      throw problem(
          MOST_CHARACTERS,
          "filter_too_long",
          "a filter has at most " + MOST_CHARACTERS + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean whole =
          !Character.isSurrogate(c)
              || (Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1)))
              || (Character.isLowSurrogate(c)
                  && i > 0
                  && Character.isHighSurrogate(text.charAt(i - 1)));
      if (Character.isISOControl(c) || !whole) {
        throw problem(i, "filter_malformed", "there is a character that cannot be in a filter");
      }
    }
    var all = level(0);
    if (at < text.length()) {
      throw problem(at, "filter_malformed", "this parenthesis closes nothing");
    }
    return all;
  }

  /** Terms up to the end of the text or of the parentheses. */
  private Condition<T> level(int depth) throws Found {
    var parts = new ArrayList<Condition<T>>();
    boolean and = false;
    boolean or = false;
    while (skipBlanks() && text.charAt(at) != ')') {
      if (!parts.isEmpty()) {
        int here = at;
        boolean isOr = keyword("OR");
        and |= !isOr;
        or |= isOr;
        if (and && or) {
          throw problem(
              here, "filter_ambiguous", "AND (or terms side by side) and OR need parentheses here");
        }
        boolean joined = isOr || keyword("AND");
        if (joined && (!skipBlanks() || text.charAt(at) == ')')) {
          throw problem(here, "filter_malformed", "a term is missing after this");
        }
      }
      parts.add(term(depth));
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return or ? new Or<>(List.copyOf(parts)) : new And<>(List.copyOf(parts));
  }

  private Condition<T> term(int depth) throws Found {
    int here = at;
    if (keyword("NOT") || dash()) {
      if (!skipBlanks() || text.charAt(at) == ')') {
        throw problem(here, "filter_malformed", "a term is missing after this");
      }
      return new Not<>(plain(depth));
    }
    return plain(depth);
  }

  private Condition<T> plain(int depth) throws Found {
    if (text.charAt(at) == '(') {
      if (depth == DEEPEST) {
        throw problem(at, "filter_too_deep", "parentheses are at most " + DEEPEST + " deep");
      }
      int opened = at++;
      var inner = level(depth + 1);
      if (at == text.length()) {
        throw problem(opened, "filter_malformed", "this parenthesis is not closed");
      }
      at++;
      return inner;
    }
    if (++terms > MOST_TERMS) {
      throw problem(at, "filter_too_many_terms", "a filter has at most " + MOST_TERMS + " terms");
    }
    for (var word : List.of("AND", "OR", "NOT")) {
      if (isKeyword(word)) {
        throw problem(at, "filter_malformed", word + " has to stand between or before terms");
      }
    }
    var term = reader.read(text, at);
    at = term.end();
    return term.condition();
  }

  private boolean dash() {
    boolean is = text.charAt(at) == '-';
    at += is ? 1 : 0;
    return is;
  }

  private boolean keyword(String word) {
    if (!isKeyword(word)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean isKeyword(String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && (end == text.length() || " ()".indexOf(text.charAt(end)) >= 0);
  }

  /** Whether there is anything left. */
  private boolean skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length();
  }

  private static Found problem(int at, String code, String detail) {
    return new Found(at + 1, code, detail, List.of());
  }
}
