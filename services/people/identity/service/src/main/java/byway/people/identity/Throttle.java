package byway.people.identity;

import static byway.people.identity.IdentityStore.GUESSES;

import byway.kit.store.Guesses.Pace;
import byway.kit.store.Tx;
import byway.people.identity.Turns.Lane;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.PersonKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often who may guess at whom. A browser in which the person has signed in before is counted by
 * itself, so that no stranger can keep her out there. All others are counted by the place they come
 * from, by the person, and by both: few guesses for one place at one person, more for one place at
 * everybody, and more for everybody at one person. That last is no lock: a place that has not yet
 * been wrong about her has its try.
 */
@Singleton
final class Throttle {
  private static final Pace PLACE =
      new Pace(30, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(1));
  private static final Pace PERSON =
      new Pace(100, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(5));
  private static final Pace DEEDS =
      new Pace(60, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(1));

  private final KnownDevices knownDevices;
  private final Doubts doubts;

  Throttle(KnownDevices knownDevices, Doubts doubts) {
    this.knownDevices = knownDevices;
    this.doubts = doubts;
  }

  /**
   * What was told of late to who comes again without a pause; nothing is counted, and nothing is
   * asked of the database.
   *
   * @return seconds to wait; 0 where {@link #take} has to be asked
   */
  int told(Subject subject, @Nullable CameFrom from, Instant now) {
    if (from == null) {
      return doubts.waitSeconds(subject.at(""), now);
    }
    var device = knownDevices.id(from);
    return device.isPresent()
        ? doubts.waitSeconds(subject.at("device " + device.get()), now)
        : Math.max(
            doubts.waitSeconds(place(subject, from), now),
            doubts.waitSeconds(subject.at(from.source()), now));
  }

  /** The same of a deed. */
  int toldOfDeed(String deed, @Nullable CameFrom from, Instant now) {
    return from == null ? 0 : doubts.waitSeconds(deed(deed, from), now);
  }

  /** Where somebody waits for a turn. */
  Lane lane(PersonKind kind, @Nullable CameFrom from, Instant now) {
    if (knownDevices.isKnown(from) && !doubts.isWrongDevice(from, now)) {
      return Lane.KNOWN; // first of all: strangers can fill every other one, the staff's too
    }
    if (kind == PersonKind.STAFF && !doubts.isWrong(from, now)) {
      return Lane.STAFF;
    }
    return doubts.isWrong(from, now) ? Lane.DOUBTED : Lane.OTHERS;
  }

  /** What came from there was wrong. */
  void wrong(@Nullable CameFrom from, Instant now) {
    doubts.wrong(from, now);
  }

  /** There was no room for what came from there. */
  void turnedAway(@Nullable CameFrom from, Instant now) {
    doubts.turnedAway(from, now);
  }

  /**
   * Counts a guess before it is tested.
   *
   * @param live who has this address
   * @return seconds to wait, nothing having been counted; 0 where it may be tested
   */
  int take(Tx tx, Subject subject, List<People.Row> live, @Nullable CameFrom from, Instant now) {
    var device = knownDevices.find(from, live);
    if (device.isPresent()) {
      var known = subject.at("device " + device.get());
      return told(known, GUESSES.take(tx, known, now), now);
    }
    if (from == null) {
      var nowhere = subject.at("");
      return told(nowhere, GUESSES.take(tx, nowhere, now), now);
    }
    var place = place(subject, from);
    var there = subject.at(from.source());
    int wait = told(place, GUESSES.take(tx, place, now, PLACE), now);
    if (wait > 0) {
      return wait;
    }
    wait = takeAtPerson(tx, subject.hash(), GUESSES.isFree(tx, there, now, Pace.USUAL), now);
    if (wait == 0) {
      wait = GUESSES.take(tx, there, now);
      if (wait > 0) {
        GUESSES.giveBack(tx, subject.hash(), now, PERSON);
      }
    }
    if (wait > 0) {
      GUESSES.giveBack(tx, place, now, PLACE);
    }
    return told(there, wait, now);
  }

  private int told(byte[] what, int wait, Instant now) {
    if (wait > 0) {
      doubts.wait(what, wait, now);
    }
    return wait;
  }

  private static int takeAtPerson(Tx tx, byte[] person, boolean isFirst, Instant now) {
    if (isFirst) {
      GUESSES.count(tx, person, now, PERSON);
      return 0;
    }
    return GUESSES.take(tx, person, now, PERSON);
  }

  /** It was right; that forgives what this place has got wrong about this person, and no more. */
  void forgive(
      Tx tx, Subject subject, List<People.Row> live, @Nullable CameFrom from, Instant now) {
    var device = knownDevices.find(from, live);
    if (device.isPresent()) {
      forgive(tx, subject.at("device " + device.get()));
    } else if (from == null) {
      forgive(tx, subject.at(""));
    } else {
      GUESSES.giveBack(tx, place(subject, from), now, PLACE);
      GUESSES.giveBack(tx, subject.hash(), now, PERSON);
      doubts.forgive(place(subject, from));
      forgive(tx, subject.at(from.source()));
    }
  }

  private void forgive(Tx tx, byte[] what) {
    GUESSES.forgive(tx, what);
    doubts.forgive(what);
  }

  /**
   * Counts something that costs us or others, and need not be wrong: a sign-up, a code that is
   * sent.
   *
   * @return seconds to wait; 0 where it may be done
   */
  int takeDeed(Tx tx, String deed, @Nullable CameFrom from, Instant now) {
    if (from == null) {
      return 0;
    }
    var done = deed(deed, from);
    return told(done, GUESSES.take(tx, done, now, DEEDS), now);
  }

  private static byte[] deed(String deed, CameFrom from) {
    return Secrets.hash("deed", deed, from.source());
  }

  private static byte[] place(Subject subject, CameFrom from) {
    return Secrets.hash("place", subject.proof().name(), subject.kind().name(), from.source());
  }
}
