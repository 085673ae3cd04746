package byway.people.identity;

import byway.people.identity.Turns.Asker;
import byway.people.identity.Turns.Lane;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns that wait: lanes, in each the operators, in each the places that they came from, and each
 * of these in its order. Every step takes the one that was served longest ago. A place that comes
 * to a full lane takes the last turn of the place that has most of them.
 */
final class Waiting {
  /** From one place, with those under way. */
  static final int MOST_FROM_ONE_PLACE = 8;

  static final int MOST_OF_AN_OPERATOR = 32;
  static final int MOST_IN_A_LANE = 64;

  private final Map<Lane, Operators> lanes = new EnumMap<>(Lane.class);
  private final Map<Asker, Integer> here = new HashMap<>();
  private int lastLane;

  /** How entering ended. */
  enum Entry {
    ENTERED,
    TOO_MANY_FROM_THERE,
    FULL
  }

  /** The places of one operator, longest served first. */
  private static final class Places extends LinkedHashMap<String, ArrayDeque<Turn<?>>> {
    private static final long serialVersionUID = 1L;

    int turns() {
      return values().stream().mapToInt(ArrayDeque::size).sum();
    }
  }

  /** The operators of one lane, longest served first. */
  private static final class Operators extends LinkedHashMap<UUID, Places> {
    private static final long serialVersionUID = 1L;

    int turns() {
      return values().stream().mapToInt(Places::turns).sum();
    }
  }

  synchronized Entry enter(Turn<?> turn) {
    var asker = turn.asker();
    if (here.getOrDefault(asker, 0) >= MOST_FROM_ONE_PLACE) {
      return Entry.TOO_MANY_FROM_THERE;
    }
    var lane = lanes.computeIfAbsent(asker.lane(), name -> new Operators());
    var own = lane.get(asker.tenant());
    boolean hasRoom =
        own != null && own.turns() >= MOST_OF_AN_OPERATOR
            ? displace(lane, asker.tenant(), asker)
            : lane.turns() < MOST_IN_A_LANE || displace(lane, largest(lane), asker);
    if (!hasRoom) {
      return Entry.FULL;
    }
    lane.computeIfAbsent(asker.tenant(), id -> new Places())
        .computeIfAbsent(asker.source(), place -> new ArrayDeque<>())
        .addLast(turn);
    here.merge(asker, 1, Integer::sum);
    return Entry.ENTERED;
  }

  private static UUID largest(Operators lane) {
    return lane.entrySet().stream()
        .max((a, b) -> Integer.compare(a.getValue().turns(), b.getValue().turns()))
        .orElseThrow()
        .getKey();
  }

  /** Nobody loses an only turn, nor one to a place that has as many. */
  private boolean displace(Operators lane, UUID operator, Asker forWhom) {
    var most =
        lane.getOrDefault(operator, new Places()).values().stream()
            .max((a, b) -> Integer.compare(a.size(), b.size()))
            .orElse(new ArrayDeque<>());
    if (most.size() <= here.getOrDefault(forWhom, 0) + 1) {
      return false;
    }
    var last = most.getLast();
    leave(last);
    last.cancel(false);
    return true;
  }

  /** None where those that waited have left. */
  synchronized @Nullable Turn<?> next() {
    var names = Lane.values();
    for (int i = 1; i <= names.length; i++) {
      int at = (lastLane + i) % names.length;
      var lane = lanes.get(names[at]);
      if (lane != null && !lane.isEmpty()) {
        lastLane = at;
        return next(lane);
      }
    }
    return null;
  }

  private static Turn<?> next(Operators lane) {
    var operator = lane.pollFirstEntry();
    var places = operator.getValue();
    var place = places.pollFirstEntry();
    var turns = place.getValue();
    var turn = turns.removeFirst();
    if (!turns.isEmpty()) {
      places.put(place.getKey(), turns);
    }
    if (!places.isEmpty()) {
      lane.put(operator.getKey(), places);
    }
    return turn;
  }

  /** Whether it was still waiting. */
  synchronized boolean leave(Turn<?> turn) {
    var asker = turn.asker();
    var lane = lanes.get(asker.lane());
    var places = lane == null ? null : lane.get(asker.tenant());
    var turns = places == null ? null : places.get(asker.source());
    if (lane == null || places == null || turns == null || !turns.remove(turn)) {
      return false;
    }
    if (turns.isEmpty()) {
      places.remove(asker.source());
    }
    if (places.isEmpty()) {
      lane.remove(asker.tenant());
    }
    done(turn);
    return true;
  }

  synchronized void done(Turn<?> turn) {
    here.computeIfPresent(turn.asker(), (asker, turns) -> turns == 1 ? null : turns - 1);
  }
}
