package byway.apps.demo;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.UsageReport;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The month before a first start: each day people come to the hotspots and use some data, charged
 * by the same contract as every byte, with the clock set back. So the books prove it like the rest.
 * Begun again after a crash it changes nothing that is there.
 */
@Singleton
class History {
  static final int DAYS = 30;
  private static final Logger LOG = Logger.getLogger(History.class);
  private static final String DONE = "history";
  private static final int[] HOURS = {9, 14, 20};
  private static final int PEOPLE = 12;
  private static final long GIFT_BYTES = 20_000_000_000L;

  /** Used up some days ago, so that there is somebody to whom that has happened. */
  private static final long SMALL_GIFT_BYTES = 1_200_000_000L;

  private static final int LEAST_BYTES = 8_000_000;
  private static final int MOST_BYTES = 90_000_000;

  private final DemoOperator operator;
  private final Guests guests;
  private final Balances balances;
  private final Charging charging;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Map<UUID, Long> left = new HashMap<>();

  History(
      DemoOperator operator,
      Guests guests,
      Balances balances,
      Charging charging,
      Secrets secrets,
      InstantSource clock) {
    this.operator = operator;
    this.guests = guests;
    this.balances = balances;
    this.charging = charging;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Somebody's stay at a hotspot. */
  private record Stay(UUID session, UUID account, UUID device, long up, long down) {
    long bytes() {
      return up + down;
    }
  }

  /** Writes it, where this is a first start; the clock is right afterwards. */
  void write(List<UUID> hotspots) {
    if (!(clock instanceof SetBackClock past)) {
      return;
    }
    LOG.info("the demo writes its month of history; its doors open when that is done");
    var people = people();
    people.forEach(this::give);
    var first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    for (int day = 0; day < DAYS; day++) {
      for (int hour : HOURS) {
        var date = first.plusDays(day);
        past.moveTo(date.atTime(hour, 0).toInstant(ZoneOffset.UTC));
        if (clock.instant().isBefore(date.atTime(hour, 30).toInstant(ZoneOffset.UTC))) {
          stay(stays(date, hour, people, hotspots));
        }
      }
    }
    past.beToday();
    secrets.done(DONE);
  }

  static boolean isWritten(Secrets secrets) {
    return secrets.isDone(DONE);
  }

  /** The owner most of all, and the first of the guests that will come again. */
  private List<UUID> people() {
    var people = new ArrayList<UUID>();
    people.add(DemoOperator.ownerId());
    people.add(DemoOperator.customerId());
    people.addAll(IntStream.range(0, PEOPLE).mapToObj(guests::known).toList());
    return people;
  }

  private void give(UUID account) {
    var key = UUID.nameUUIDFromBytes(("history " + account).getBytes(StandardCharsets.UTF_8));
    long bytes = account.equals(DemoOperator.customerId()) ? SMALL_GIFT_BYTES : GIFT_BYTES;
    left.put(account, bytes);
    var grant = new Grant(key, account, bytes, GrantReason.ADJUSTMENT, null, "to begin with");
    operator.surely(() -> balances.grant(grant));
  }

  /** At most one at each hotspot, and the same whenever this is asked for that hour again. */
  private List<Stay> stays(LocalDate day, int hour, List<UUID> people, List<UUID> hotspots) {
    var stays = new ArrayList<Stay>();
    var random = new Random(day.toEpochDay() * 24 + hour);
    boolean weekend = day.getDayOfWeek().getValue() > 5;
    for (int i = 0; i < hotspots.size(); i++) {
      var account = i == 0 ? people.getFirst() : people.get(random.nextInt(people.size()));
      long wanted = random.nextInt(LEAST_BYTES, weekend ? MOST_BYTES : MOST_BYTES / 2);
      boolean comes = random.nextInt(10) < (weekend ? 9 : 7);
      long bytes = Math.min(wanted, left.getOrDefault(account, 0L));
      if (comes && bytes > 0) {
        left.merge(account, -bytes, Long::sum);
        var name = "stay " + day + " " + hour + " " + hotspots.get(i);
        stays.add(
            new Stay(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                account,
                hotspots.get(i),
                bytes / 10,
                bytes - bytes / 10));
      }
    }
    return stays;
  }

  private void stay(List<Stay> stays) {
    try (var opening = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened =
          stays.stream()
              .map(
                  stay ->
                      opening.submit(
                          () ->
                              operator.surely(
                                  () ->
                                      charging.open(
                                          new OpenMeter(
                                              stay.session(),
                                              stay.account(),
                                              stay.device(),
                                              stay.bytes())))))
              .toList();
      for (var one : opened) {
        var unused = one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    var now = clock.instant();
    var unused = operator.surely(() -> charging.report(reports(stays, now)));
  }

  private static List<UsageReport> reports(List<Stay> stays, Instant now) {
    return stays.stream()
        .map(
            stay ->
                new UsageReport(stay.session(), stay.device(), stay.up(), stay.down(), true, now))
        .toList();
  }
}
