package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.WebAuthn.Made;
import byway.people.identity.api.AddPasskey;
import byway.people.identity.api.AddPasskeyResult;
import byway.people.identity.api.AskPasskey;
import byway.people.identity.api.AskPasskeySignIn;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.NamePasskey;
import byway.people.identity.api.Passkey;
import byway.people.identity.api.PasskeyOptions;
import byway.people.identity.api.PasskeyProof;
import byway.people.identity.api.Passkeys;
import byway.people.identity.api.Person;
import byway.people.identity.api.SignInResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(PasskeysEndpoint.class)
class PasskeysEndpoint implements Passkeys {
  private static final int LONGEST_NAME = 60;

  private final IdentityStore store;
  private final WebAuthn webAuthn;
  private final Challenges challenges;
  private final ProvePasskey provePasskey;
  private final Sessions sessions;
  private final Notices notices;
  private final Tenants tenants;
  private final Ids ids;
  private final InstantSource clock;

  PasskeysEndpoint(
      IdentityStore store,
      WebAuthn webAuthn,
      Challenges challenges,
      ProvePasskey provePasskey,
      Sessions sessions,
      Notices notices,
      Tenants tenants,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.webAuthn = webAuthn;
    this.challenges = challenges;
    this.provePasskey = provePasskey;
    this.sessions = sessions;
    this.notices = notices;
    this.tenants = tenants;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public PasskeyOptions ask(UUID person, AskPasskey asked) {
    var site = Site.of(tenants, asked.origin());
    var operator = tenants.get(Context.tenantId()).name();
    var challenge = challenges.next(clock.instant(), toMake(person, asked.from()));
    return store.read(
        tx -> {
          sessions.requireConfirmed(tx, person, asked.from());
          var has = KeptPasskeys.of(tx, person);
          return new PasskeyOptions(
              webAuthn.toMake(site, operator, person(tx, person), challenge, has));
        });
  }

  /** For this person, in this very session. */
  private static String toMake(UUID person, CameFrom from) {
    return "make " + person + " " + from.session();
  }

  @Override
  public AddPasskeyResult add(UUID person, AddPasskey command) {
    var site = Site.of(tenants, command.origin());
    var name = name(command.name());
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var holder = store.read(tx -> person(tx, person));
    var data = webAuthn.made(command.response());
    var client = data == null ? null : data.getCollectedClientData();
    if (data == null || client == null || client.getChallenge() == null) {
      return new AddPasskeyResult.NotProven();
    }
    var challenge = client.getChallenge().getValue();
    if (!challenges.isGood(challenge, now, toMake(person, command.from()))) {
      return new AddPasskeyResult.NotProven();
    }
    var made = webAuthn.check(data, site, holder.kind(), challenge);
    if (made == null) {
      return new AddPasskeyResult.NotProven();
    }
    return store.write(
        tx -> {
          sessions.requireConfirmed(tx, person, command.from());
          if (!Challenges.use(tx, challenge, now)) {
            return new AddPasskeyResult.NotProven();
          }
          return keep(tx, holder, site, name, made);
        });
  }

  private AddPasskeyResult keep(Tx tx, Person holder, Site site, String name, Made made) {
    // held, so that several at once are not more than there may be, nor outlive the account's end
    if (People.lock(tx, holder.id()).isEmpty()) {
      throw Refusal.notFound("the person");
    }
    if (KeptPasskeys.count(tx, holder.id()) >= KeptPasskeys.MOST) {
      throw Refusal.conflict("too_many_passkeys", "a person has at most 20 passkeys");
    }
    var id = ids.next();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!KeptPasskeys.add(tx, Context.tenantId(), id, holder.id(), site, name, made, now)) {
      return new AddPasskeyResult.NotProven();
    }
    notices.passkeyAdded(tx, holder, name);
    return new AddPasskeyResult.Added(
        new Passkey(id, name, site.host(), made.isBackedUp(), now, null, null));
  }

  @Override
  public List<Passkey> of(UUID person) {
    return store.read(tx -> KeptPasskeys.of(tx, person)).stream()
        .map(KeptPasskeys.Kept::passkey)
        .toList();
  }

  @Override
  public void rename(UUID person, UUID id, NamePasskey command) {
    var name = name(command.name());
    boolean isThere = store.<Boolean>write(tx -> KeptPasskeys.rename(tx, person, id, name));
    if (!isThere) {
      throw notThere();
    }
  }

  @Override
  public void remove(UUID person, UUID id, CameFrom from) {
    store.change(
        tx -> {
          sessions.requireConfirmed(tx, person, from);
          if (!KeptPasskeys.remove(tx, person, id)) {
            throw notThere();
          }
        });
  }

  @Override
  public PasskeyOptions askSignIn(AskPasskeySignIn asked) {
    var site = Site.of(tenants, asked.origin());
    var challenge = provePasskey.challenge(asked.kind(), asked.from());
    return new PasskeyOptions(webAuthn.toSign(site, asked.kind(), challenge));
  }

  @Override
  public SignInResult signIn(PasskeyProof proof) {
    return provePasskey.signIn(proof);
  }

  @Override
  public ConfirmResult confirm(UUID person, PasskeyProof proof) {
    return provePasskey.confirm(person, proof);
  }

  private static Person person(Tx tx, UUID id) {
    return People.byId(tx, id)
        .map(People.Row::person)
        .orElseThrow(() -> Refusal.notFound("the person"));
  }

  private static String name(String typed) {
    return PlainText.line(typed, LONGEST_NAME)
        .filter(name -> !name.isEmpty())
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "passkey_name_invalid", "a passkey has a name of 1 to 60 characters"));
  }

  private static Refusal notThere() {
    return Refusal.notFound("the passkey");
  }
}
