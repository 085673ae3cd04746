package byway.fronts.web;

import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was filled in, with what is wrong beside the fields it is wrong in; so a page can
 * show it again with nothing lost. Passwords are the exception: they are not sent back.
 *
 * @param problem what is wrong with the whole, not with one field
 */
public record Form(
    Map<String, String> values, List<FieldProblem> problems, @Nullable String problem) {
  /** The longest are lists of hosts and certificates. */
  private static final int MOST_CHARACTERS = 20_000;

  /** What is wrong with one field, in words for the person. */
  public record FieldProblem(String field, String text) {}

  public Form {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  public static Form empty() {
    return new Form(Map.of(), List.of(), null);
  }

  /** Refuses with {@code field_long} what is longer than any field takes; nothing is cut. */
  public static Form of(MultivaluedMap<String, String> posted) {
    var values = new HashMap<String, String>();
    posted.forEach(
        (name, given) -> {
          var first = given == null || given.isEmpty() ? null : given.getFirst();
          var value = Objects.requireNonNullElse(first, "");
          if (value.length() > MOST_CHARACTERS) {
            throw Refusal.invalid("field_long", "a field has at most 20,000 characters");
          }
          values.put(name, value);
        });
    return new Form(values, List.of(), null);
  }

  public Form with(String field, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new HashMap<>(values);
    more.put(field, value);
    return new Form(more, problems, problem);
  }

  /** The same form with something wrong in a field. */
  public Form wrong(String field, String text) {
    var more = new ArrayList<>(problems);
    more.add(new FieldProblem(field, text));
    return new Form(values, more, problem);
  }

  /** The same form with something wrong that is of no one field. */
  public Form wrong(String text) {
    return new Form(values, problems, text);
  }

  /** On a page with several forms: this one as it was sent, the others as they were. */
  public Form among(Form others) {
    var all = new HashMap<>(others.values);
    all.putAll(values);
    return new Form(all, problems, problem);
  }

  /** What was typed, without the blanks of any kind around it. */
  public String value(String field) {
    return PlainText.trimmed(values.getOrDefault(field, ""));
  }

  /** What was typed, as it was typed. */
  public String raw(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean has(String field) {
    return !value(field).isEmpty();
  }

  /** What is wrong in this field; empty where nothing is. */
  public String problemIn(String field) {
    return problems.stream()
        .filter(wrong -> wrong.field().equals(field))
        .map(FieldProblem::text)
        .findFirst()
        .orElse("");
  }

  public boolean isWrong() {
    return problem != null || !problems.isEmpty();
  }
}
