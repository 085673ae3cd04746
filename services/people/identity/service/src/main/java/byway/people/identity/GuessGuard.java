package byway.people.identity;

import jakarta.inject.Singleton;

/**
 * What a guess has to pass, in this order: the place that it comes from may have to wait, then it
 * has its turn, and then its hash is worked out; who has to wait is held for a moment.
 */
@Singleton
final class GuessGuard {
  final Throttle throttle;
  final Turns turns;
  final Passwords passwords;
  final Tarpit tarpit;

  GuessGuard(Throttle throttle, Turns turns, Passwords passwords, Tarpit tarpit) {
    this.throttle = throttle;
    this.turns = turns;
    this.passwords = passwords;
    this.tarpit = tarpit;
  }
}
