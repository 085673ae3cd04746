package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.identity.api.AccountClosed;
import byway.people.identity.api.Accounts;
import byway.people.identity.api.AskEmail;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ChangeName;
import byway.people.identity.api.EmailResult;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProveEmail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AccountsEndpoint.class)
class AccountsEndpoint implements Accounts {
  private final IdentityStore store;
  private final NewEmail newEmail;
  private final Sessions sessions;
  private final Notices notices;
  private final InstantSource clock;

  AccountsEndpoint(
      IdentityStore store,
      NewEmail newEmail,
      Sessions sessions,
      Notices notices,
      InstantSource clock) {
    this.store = store;
    this.newEmail = newEmail;
    this.sessions = sessions;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public Person changeName(UUID person, ChangeName command) {
    var language = command.language();
    CheckSignUp.requireName(command.name(), language);
    return store.write(
        tx -> {
          var known = person(tx, person);
          People.rename(
              tx,
              person,
              CheckSignUp.name(command.name()),
              language == null ? known.language() : language);
          return person(tx, person);
        });
  }

  @Override
  public void askEmail(UUID person, AskEmail command) {
    newEmail.ask(person, command);
  }

  @Override
  public EmailResult proveEmail(UUID person, ProveEmail command) {
    return newEmail.prove(person, command);
  }

  @Override
  public void close(UUID person, CameFrom from) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store.change(
        tx -> {
          sessions.requireConfirmed(tx, person, from);
          var known = People.lock(tx, person).map(People.Row::person).orElseThrow(this::nobody);
          if (known.kind() != PersonKind.CUSTOMER) {
            throw nobody();
          }
          if (known.closedAt() == null) {
            People.close(tx, person, now);
            Families.revokeAll(tx, person, now);
            HalfSignIns.endAll(tx, person);
            notices.closed(tx, known);
            tx.publish(new AccountClosed(person, now));
          }
        });
  }

  @Override
  public Person reopen(UUID person) {
    return store.write(
        tx -> {
          var unused = People.lock(tx, person).orElseThrow(this::nobody);
          People.close(tx, person, null);
          return person(tx, person);
        });
  }

  private Person person(Tx tx, UUID id) {
    return People.byId(tx, id).map(People.Row::person).orElseThrow(this::nobody);
  }

  private Refusal nobody() {
    return Refusal.notFound("the person");
  }
}
