package byway.charging.usage;

import byway.charging.usage.CarrierDays.Side;
import byway.charging.usage.api.UsageReconciliation.Difference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Why a carrier billed something else than went through a hotspot. What a carrier bills includes
 * what nobody pays for: the hotspot's own reports, the portal, the payment pages, and what passed
 * beyond a ceiling.
 */
final class CompareBills {
  /** A line's own traffic: so much a day, and so much of what passed, in percent. */
  static final long OWN_BYTES = 20_000_000;

  static final long OWN_PERCENT = 3;

  /** Carriers round each of their records up or down; all of a day's come to no more than this. */
  static final long ROUNDING_BYTES = 1_000_000;

  private final Map<UUID, Long> beyondCeiling;
  private final Set<LocalDate> told;
  private final List<Difference> explained = new ArrayList<>();
  private final List<Difference> unexplained = new ArrayList<>();

  /**
   * @param beyondCeiling bytes of each hotspot that passed beyond ceilings within the time
   */
  CompareBills(List<Side> sides, Map<UUID, Long> beyondCeiling) {
    this.beyondCeiling = beyondCeiling;
    this.told = sides.stream().filter(Side::told).map(Side::day).collect(Collectors.toSet());
    sides.stream()
        .filter(side -> told.contains(side.day()))
        .collect(Collectors.groupingBy(Side::deviceId))
        .forEach(this::compare);
  }

  List<Difference> explained() {
    return explained;
  }

  List<Difference> unexplained() {
    return unexplained;
  }

  /** Days of which a carrier has told something. */
  Set<LocalDate> told() {
    return told;
  }

  private void compare(UUID device, List<Side> days) {
    long billed = days.stream().mapToLong(Side::billed).sum();
    long passed = days.stream().mapToLong(Side::passed).sum();
    var reasons = days.stream().map(CompareBills::reason).toList();
    if (reasons.stream().allMatch(CompareBills::isExplained)) {
      for (int i = 0; i < days.size(); i++) {
        note(days.get(i), reasons.get(i));
      }
      return;
    }
    // Day by day it makes no sense: does it for all days together?
    long own = days.size() * OWN_BYTES + passed * OWN_PERCENT / 100;
    long beyond = beyondCeiling.getOrDefault(device, 0L);
    if (days.size() > 1
        && billed >= passed - days.size() * ROUNDING_BYTES
        && billed - passed <= own) {
      explain(device, passed, billed, "day_boundary");
    } else if (billed > passed && billed - passed - beyond <= own) {
      explain(device, passed, billed, "beyond_ceiling");
    } else {
      for (int i = 0; i < days.size(); i++) {
        note(days.get(i), reasons.get(i));
      }
    }
  }

  private static String reason(Side side) {
    long more = side.billed() - side.passed();
    if (more == 0) {
      return "";
    }
    if (Math.abs(more) <= ROUNDING_BYTES) {
      return "rounding";
    }
    if (more > 0) {
      boolean own = more <= OWN_BYTES + side.passed() * OWN_PERCENT / 100;
      return own ? "own_traffic" : "billed_more";
    }
    return side.told() ? "billed_less" : "not_billed";
  }

  private static boolean isExplained(String reason) {
    return Set.of("", "rounding", "own_traffic").contains(reason);
  }

  private void explain(UUID device, long passed, long billed, String reason) {
    explained.add(new Difference(null, device, null, passed, billed, reason));
  }

  private void note(Side side, String reason) {
    if (!reason.isEmpty()) {
      (isExplained(reason) ? explained : unexplained)
          .add(
              new Difference(
                  null, side.deviceId(), side.day(), side.passed(), side.billed(), reason));
    }
  }
}
