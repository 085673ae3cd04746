package byway.people.identity;

import byway.kit.values.Refusal;
import byway.people.identity.People.Row;
import byway.people.identity.Turns.Asker;
import byway.people.identity.api.ChoosePassword;
import byway.people.identity.api.PasswordResult;
import byway.people.identity.api.PasswordResult.Chosen;
import byway.people.identity.api.PasswordResult.NotAcceptable;
import byway.people.identity.api.PasswordResult.NotProven;
import byway.people.identity.api.PasswordResult.Throttled;
import byway.people.identity.api.Person;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

/**
 * Another password. A session alone is not enough, since that may be borrowed or stolen: it takes
 * the current password too, or a code that was entered a moment ago. Whoever else was signed in is
 * out.
 */
@Singleton
final class NewPassword {
  private final IdentityStore store;
  private final Passwords passwords;
  private final Turns turns;
  private final Throttle throttle;
  private final ProvePerson provePerson;
  private final Sessions sessions;
  private final InstantSource clock;

  NewPassword(
      IdentityStore store,
      GuessGuard guard,
      ProvePerson provePerson,
      Sessions sessions,
      InstantSource clock) {
    this.store = store;
    this.passwords = guard.passwords;
    this.turns = guard.turns;
    this.throttle = guard.throttle;
    this.provePerson = provePerson;
    this.sessions = sessions;
    this.clock = clock;
  }

  PasswordResult choose(UUID id, ChoosePassword command) {
    var person =
        store
            .read(tx -> People.byId(tx, id))
            .map(Row::person)
            .orElseThrow(() -> Refusal.notFound("the person"));
    var problem = Passwords.problem(command.password());
    if (problem != null) {
      return new NotAcceptable(problem);
    }
    var from = command.from();
    boolean isFresh = store.<Boolean>read(tx -> sessions.isFresh(tx, id, from, clock.instant()));
    if (!isFresh) {
      var current = command.current();
      var proof =
          current == null ? new ProvePerson.Wrong() : provePerson.again(person, current, from);
      switch (proof) {
        case ProvePerson.Wrong wrong -> {
          return new NotProven();
        }
        case ProvePerson.Wait wait -> {
          return new Throttled(wait.seconds());
        }
        case ProvePerson.Right right -> {}
      }
    }
    var asker = Asker.of(throttle.lane(person.kind(), from, clock.instant()), from);
    return turns.take(asker, () -> keep(person, command));
  }

  private PasswordResult keep(Person person, ChoosePassword command) {
    var like =
        store.read(tx -> People.live(tx, person.kind(), person.email())).stream()
            .map(Row::passwordHash)
            .filter(Objects::nonNull)
            .findFirst();
    var hash = passwords.hash(command.password(), like.orElse(null));
    return store.write(
        tx -> {
          if (People.lock(tx, person.id()).isEmpty()) {
            return new NotProven();
          }
          People.renewHash(tx, person.id(), hash);
          sessions.endOthers(tx, person.id(), command.from(), clock.instant());
          return new Chosen();
        });
  }
}
