package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.OpenAct;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.ConfirmResult.Confirmed;
import byway.people.identity.api.ConfirmResult.NotProven;
import byway.people.identity.api.ConfirmResult.Throttled;
import byway.people.identity.api.Person;
import byway.people.identity.api.SignInRules;
import byway.people.identity.api.SignInSession;
import byway.people.identity.api.SignInSessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(SignInSessionsEndpoint.class)
class SignInSessionsEndpoint implements SignInSessions {
  private static final int MOST = 100;

  private final IdentityStore store;
  private final ProvePerson provePerson;
  private final Second second;
  private final Sessions sessions;
  private final InstantSource clock;

  SignInSessionsEndpoint(
      IdentityStore store,
      ProvePerson provePerson,
      Second second,
      Sessions sessions,
      InstantSource clock) {
    this.store = store;
    this.provePerson = provePerson;
    this.second = second;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public List<SignInSession> of(UUID person, CameFrom from) {
    var token = from.session() == null ? "" : from.session();
    return store.read(tx -> Families.of(tx, person, token, MOST, clock.instant()));
  }

  @Override
  public void end(UUID person, UUID id) {
    boolean isThere =
        store.<Boolean>write(tx -> Families.revokeOne(tx, person, id, clock.instant()));
    if (!isThere) {
      throw Refusal.notFound("the session");
    }
  }

  @Override
  public void endOthers(UUID person, CameFrom from) {
    store.change(tx -> sessions.endOthers(tx, person, from, clock.instant()));
  }

  @Override
  public void endAll(UUID person) {
    store.change(
        tx -> {
          Families.revokeAll(tx, person, clock.instant());
          HalfSignIns.endAll(tx, person);
        });
  }

  @Override
  public ConfirmResult confirm(UUID person, Confirm command) {
    var holder =
        store
            .read(tx -> People.byId(tx, person))
            .map(People.Row::person)
            .orElseThrow(() -> Refusal.notFound("the person"));
    return switch (first(holder, command)) {
      case ProvePerson.Wrong wrong -> new NotProven();
      case ProvePerson.Wait wait -> new Throttled(wait.seconds());
      case ProvePerson.Right right ->
          store.write(tx -> whole(tx, person, command.second(), command.from()));
    };
  }

  private ProvePerson.ProofResult first(Person holder, Confirm command) {
    var password = command.password();
    var code = command.code();
    if (password != null) {
      return provePerson.again(holder, password, command.from());
    }
    return code == null
        ? new ProvePerson.Wrong()
        : provePerson.againByCode(holder, code, command.from());
  }

  private ConfirmResult whole(Tx tx, UUID person, @Nullable String typed, CameFrom from) {
    var now = clock.instant();
    var row = People.lock(tx, person);
    if (row.isEmpty() || Entrance.isByProviderAlone(tx, row.get().person())) {
      return new NotProven();
    }
    if (Second.isNeeded(tx, row.get().person())) {
      int wait = second.take(tx, row.get(), from, now);
      if (wait > 0) {
        return new Throttled(wait);
      }
      if (typed == null || !second.isRight(tx, row.get(), typed, from, now)) {
        return new NotProven();
      }
    }
    return sessions.confirm(tx, person, from, now) ? new Confirmed(now) : new NotProven();
  }

  @Override
  public SignInRules rules() {
    return store.read(Rules::find);
  }

  @Override
  public SignInRules changeRules(SignInRules rules) {
    store.change(
        tx -> {
          OpenAct.changed(Rules.find(tx), rules);
          Rules.keep(tx, Context.tenantId(), rules);
        });
    return rules;
  }
}
