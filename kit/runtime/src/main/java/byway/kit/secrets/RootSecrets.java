package byway.kit.secrets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The installation's secrets by version. One is used for what is made from now on; older ones are
 * known for what was made with them, and a newer one may be known before it is used, so that all
 * processes know it by then.
 *
 * @param used for what is made
 */
record RootSecrets(NavigableMap<Integer, String> byVersion, int used) {
  /** Each is tried where something was sealed that does not say by which. */
  static final int MOST = 8;

  static final int LEAST_CHARACTERS = 32;
  private static final int HIGHEST = 255;
  private static final String NEXT = "next";

  RootSecrets {
    byVersion = Collections.unmodifiableNavigableMap(new TreeMap<>(byVersion));
    if (!byVersion.containsKey(used)) {
      throw new IllegalArgumentException("there is no version that is used");
    }
    if (byVersion.size() > MOST) {
      throw new IllegalArgumentException("there are more than %d versions".formatted(MOST));
    }
    byVersion.forEach(RootSecrets::check);
  }

  /** An installation that has never changed its secret. */
  static RootSecrets first(String secret) {
    return new RootSecrets(new TreeMap<>(Map.of(1, secret)), 1);
  }

  private static void check(int version, String secret) {
    if (version < 1 || version > HIGHEST) {
      throw new IllegalArgumentException("a version is 1 to %d".formatted(HIGHEST));
    }
    if (secret.length() < LEAST_CHARACTERS) {
      throw new IllegalArgumentException(
          "version %d is shorter than %d characters".formatted(version, LEAST_CHARACTERS));
    }
  }

  /**
   * A line each, {@code 2 the-secret}, with the word {@code next} behind one that is not used yet;
   * a secret alone is the first version.
   *
   * @throws IllegalArgumentException with what is wrong, which never repeats a secret
   */
  static RootSecrets read(String text) {
    var lines =
        text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    if (lines.size() == 1 && lines.getFirst().matches("\\S+")) {
      return first(lines.getFirst());
    }
    var byVersion = new TreeMap<Integer, String>();
    int used = 0;
    for (int i = 0; i < lines.size(); i++) {
      var words = lines.get(i).split("\\s+", -1);
      boolean isNext = words.length == 3 && words[2].equals(NEXT);
      if (!words[0].matches("[1-9][0-9]{0,2}") || (words.length != 2 && !isNext)) {
        throw new IllegalArgumentException(
            "line %d is not a version and a secret".formatted(i + 1));
      }
      int version = Integer.parseInt(words[0]);
      if (byVersion.put(version, words[1]) != null) {
        throw new IllegalArgumentException("version %d comes twice".formatted(version));
      }
      used = isNext ? used : Math.max(used, version);
    }
    return new RootSecrets(byVersion, used);
  }

  /** The same for a file. */
  String written() {
    return byVersion.entrySet().stream()
        .map(
            one ->
                "%d %s%s\n"
                    .formatted(one.getKey(), one.getValue(), one.getKey() > used ? " " + NEXT : ""))
        .collect(Collectors.joining());
  }

  /** One more, which is known and not used yet. */
  RootSecrets with(String secret) {
    var more = new TreeMap<>(byVersion);
    more.put(byVersion.lastKey() + 1, secret);
    return new RootSecrets(more, used);
  }

  /** An older one is not used again: what is newer would not be known as such. */
  RootSecrets using(int version) {
    if (version < used) {
      throw new IllegalArgumentException("version %d is used already".formatted(used));
    }
    return new RootSecrets(byVersion, version);
  }

  RootSecrets without(int version) {
    if (version == used) {
      throw new IllegalArgumentException("version %d is in use".formatted(version));
    }
    var fewer = new TreeMap<>(byVersion);
    if (fewer.remove(version) == null) {
      throw new IllegalArgumentException("there is no version %d".formatted(version));
    }
    return new RootSecrets(fewer, used);
  }

  /** Newest first but for the one that is used, which comes before all. */
  List<Integer> usedFirst() {
    var order = new ArrayList<>(byVersion.descendingKeySet());
    order.remove(Integer.valueOf(used));
    order.addFirst(used);
    return List.copyOf(order);
  }

  @Override
  public String toString() {
    return "RootSecrets[versions %s, %d is used]".formatted(byVersion.keySet(), used);
  }
}
