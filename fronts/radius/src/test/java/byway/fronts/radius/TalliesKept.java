package byway.fronts.radius;

import byway.kit.testing.MovableClock;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.RestartResult;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tallies as their service keeps them, in memory. */
final class TalliesKept {
  private final MovableClock clock;
  private final Map<UUID, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Instant> restarts = new LinkedHashMap<>();

  TalliesKept(MovableClock clock) {
    this.clock = clock;
  }

  private boolean isLatest(Tally one) {
    return tallies.values().stream()
        .noneMatch(
            other ->
                other.deviceId().equals(one.deviceId())
                    && other.acctSessionId().equals(one.acctSessionId())
                    && other.mac().equals(one.mac())
                    && other.number() > one.number());
  }

  private Tally seen(Tally one) {
    return with(one, one.endedAt(), one.endHeardAt(), one.endedSeconds(), isLatest(one));
  }

  private static Tally with(
      Tally one, @Nullable Instant ended, @Nullable Instant heard, long seconds, boolean latest) {
    return new Tally(
        one.sessionId(),
        one.deviceId(),
        one.acctSessionId(),
        one.userName(),
        one.mac(),
        one.address(),
        one.number(),
        one.baseBytesUp(),
        one.baseBytesDown(),
        one.beganAt(),
        one.boundAt(),
        ended,
        heard,
        seconds,
        latest);
  }

  List<Tally> find(FindTallies question) {
    boolean whole = !question.byHalf();
    return tallies.values().stream()
        .map(this::seen)
        .filter(one -> one.deviceId().equals(question.deviceId()))
        .filter(one -> question.mac().isEmpty() || one.mac().equals(question.mac()))
        .filter(
            one ->
                (!whole && question.acctSessionId().isEmpty())
                    || one.acctSessionId().equals(question.acctSessionId()))
        .filter(one -> whole || one.isLatest())
        .sorted(
            whole
                ? Comparator.comparing(Tally::number).reversed()
                : Comparator.comparing(Tally::isOpen).thenComparing(Tally::boundAt).reversed())
        .limit(whole ? 4 : 2)
        .toList();
  }

  TallyResult begin(BeginTally command) {
    var there = tallies.get(command.sessionId());
    if (there != null) {
      return there.acctSessionId().equals(command.acctSessionId())
              && there.mac().equals(command.mac())
              && there.number() == command.number()
          ? new TallyResult.Begun(seen(there))
          : new TallyResult.Taken(command.sessionId());
    }
    var same = new FindTallies(command.deviceId(), command.acctSessionId(), command.mac(), false);
    if (find(same).stream().anyMatch(one -> one.number() == command.number())) {
      return new TallyResult.Overtaken();
    }
    var tally =
        new Tally(
            command.sessionId(),
            command.deviceId(),
            command.acctSessionId(),
            command.userName(),
            command.mac(),
            command.address(),
            command.number(),
            command.baseBytesUp(),
            command.baseBytesDown(),
            command.beganAt(),
            clock.instant(),
            null,
            null,
            0,
            true);
    for (var other : List.copyOf(tallies.values())) {
      if (other.deviceId().equals(tally.deviceId()) && other.mac().equals(tally.mac())) {
        end(other.sessionId(), new EndTally(command.beganAt(), 0));
      }
    }
    tallies.put(command.sessionId(), tally);
    return new TallyResult.Begun(tally);
  }

  Tally tally(UUID session) {
    var tally = tallies.get(session);
    if (tally == null) {
      throw Refusal.notFound("the accounting session");
    }
    return seen(tally);
  }

  Object end(UUID session, EndTally command) {
    tallies.computeIfPresent(
        session,
        (id, one) ->
            one.endedAt() == null
                ? with(one, command.endedAt(), clock.instant(), command.seconds(), true)
                : one);
    return Set.of();
  }

  RestartResult restart(UUID device, Restart command) {
    var there = tallies.values().stream().filter(one -> one.deviceId().equals(device)).toList();
    for (var one : there) {
      var ended = one.endedAt();
      var last = ended == null ? one.beganAt() : ended;
      if (command.at().getEpochSecond() < last.getEpochSecond()) {
        return RestartResult.OLD;
      }
    }
    var first = restarts.putIfAbsent(device + command.proof(), clock.instant());
    if (first != null && first.plusSeconds(300).isBefore(clock.instant())) {
      return RestartResult.REPLAYED;
    }
    for (var one : there) {
      end(one.sessionId(), new EndTally(command.at(), 0));
    }
    return RestartResult.TAKEN;
  }
}
