package byway.kit.web;

import java.util.HashMap;
import java.util.Map;

/** How much of a thing each has at the moment, and all together, so that nobody has all of it. */
public final class Shares {
  private final int mostOfAll;
  private final Map<String, Integer> had = new HashMap<>();
  private int all;

  public Shares(int mostOfAll) {
    this.mostOfAll = mostOfAll;
  }

  /**
   * Takes one for each of these, or none; each that is taken has to be given back.
   *
   * @param most of each, by whose it is
   */
  public synchronized boolean take(Map<String, Integer> most) {
    boolean hasRoom =
        all < mostOfAll
            && most.entrySet().stream()
                .allMatch(one -> had.getOrDefault(one.getKey(), 0) < one.getValue());
    if (hasRoom) {
      all++;
      most.keySet().forEach(whose -> had.merge(whose, 1, Integer::sum));
    }
    return hasRoom;
  }

  public synchronized void giveBack(Map<String, Integer> most) {
    all--;
    most.keySet()
        .forEach(
            whose -> had.computeIfPresent(whose, (same, count) -> count == 1 ? null : count - 1));
  }
}
