package byway.operations.flags.console;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.RuleSet;
import byway.operations.flags.api.asking.Asking;
import byway.operations.flags.api.asking.RuleBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who would get a flag, by the rules as they are now.
 *
 * @param person what this one gets
 * @param thousand what each of a thousand drawn people gets of whom the same is known, and how many
 *     do
 */
record Preview(String person, Map<String, Integer> thousand) {
  private static final int DRAWN = 1_000;
  private static final String NONE = "?";

  static Preview of(
      RuleSet own, String key, String person, Map<String, String> known, UUID tenant, Instant at) {
    var book = RuleBook.of(own, RuleSet.NONE);
    var thousand = new TreeMap<String, Integer>();
    for (int i = 0; i < DRAWN; i++) {
      thousand.merge(answer(book, key, "drawn-" + i, known, tenant, at), 1, Integer::sum);
    }
    return new Preview(answer(book, key, person, known, tenant, at), thousand);
  }

  private static String answer(
      RuleBook book,
      String key,
      String person,
      Map<String, String> known,
      UUID tenant,
      Instant at) {
    var fields = new HashMap<>(known);
    fields.put(Constraint.TENANT, tenant.toString());
    if (!person.isEmpty()) {
      fields.put(Constraint.PERSON, person);
    }
    var outcome = book.answer(key, Asking.of(fields, at));
    return outcome == null ? NONE : outcome.name();
  }
}
