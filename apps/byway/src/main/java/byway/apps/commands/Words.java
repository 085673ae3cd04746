package byway.apps.commands;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a command was called with: options with a value, and words; nothing is guessed. */
record Words(List<String> plain, Map<String, String> options) {
  /**
   * @param known the options, each with a value
   * @param usage said where it was called otherwise
   */
  static Words read(List<String> given, Set<String> known, String usage) throws Ended {
    var plain = new ArrayList<String>();
    var options = new HashMap<String, String>();
    for (int i = 0; i < given.size(); i++) {
      var word = given.get(i);
      if (!word.startsWith("--")) {
        plain.add(word);
      } else if (!known.contains(word)
          || i + 1 == given.size()
          || options.put(word, given.get(++i)) != null) {
        throw new Ended(Ended.USAGE, usage);
      }
    }
    return new Words(List.copyOf(plain), Map.copyOf(options));
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
