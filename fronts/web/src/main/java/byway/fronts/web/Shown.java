package byway.fronts.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a form about something that is there already showed when it was opened. Only what was
 * changed in it since then counts, so that two who have the same page open do not undo each other.
 */
public final class Shown {
  /** The hidden field, with a hash of what stood in each of the others. */
  static final String FIELD = "shown";

  private Shown() {}

  /**
   * Of a form that is filled in with what is kept.
   *
   * @param fields those that can be changed, always in the same order
   */
  public static Form in(Form kept, List<String> fields) {
    return kept.with(
        FIELD,
        fields.stream().map(field -> hash(kept.value(field))).collect(Collectors.joining(",")));
  }

  /**
   * What was sent, but with what is kept by now in each field that its sender has left as it was.
   * Where somebody else has changed the very same field meanwhile, that is wrong with it until it
   * is sent once more.
   *
   * @param kept filled in with what is kept by now
   */
  public static Form merged(Form sent, Form kept, List<String> fields, NumberMessages words) {
    var shown = Arrays.asList(sent.value(FIELD).split(",", -1));
    if (!sent.has(FIELD) || shown.size() != fields.size()) {
      return sent;
    }
    var merged = sent;
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      var now = kept.value(field);
      if (now.equals(sent.value(field)) || hash(now).equals(shown.get(i))) {
        continue;
      }
      merged =
          hash(sent.value(field)).equals(shown.get(i))
              ? merged.with(field, now)
              : merged.wrong(field, words.meanwhile(now.isEmpty() ? "–" : now));
    }
    return merged.with(FIELD, in(kept, fields).value(FIELD));
  }

  private static String hash(String value) {
    return Integer.toHexString(value.hashCode());
  }
}
