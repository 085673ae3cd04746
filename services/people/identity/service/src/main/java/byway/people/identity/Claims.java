package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.identity.People.Row;
import byway.people.identity.api.AccountReclaimed;
import byway.people.identity.api.ContactProven;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accounts under an address that nobody has proven yet. Anybody may open one; who proves to read
 * the address has what is under it, and whoever else had claimed it is out.
 */
final class Claims {
  /** Of one address. Who reads it gets in by a code however many there are. */
  static final int MOST = 20;

  private Claims() {}

  /**
   * Somebody has proven to read the address of these accounts.
   *
   * @param live those under the address; the one that was proven before, or the oldest, first
   * @param own whose session the browser held that the proof came from: what was opened there is
   *     the prover's own
   */
  static Person decide(Tx tx, List<Row> live, @Nullable UUID own, Instant now) {
    var first = live.getFirst();
    if (first.isProven()) {
      end(tx, live.subList(1, live.size()), now);
      return first.person();
    }
    var kept = live.stream().filter(row -> row.person().id().equals(own)).findFirst();
    var heir = kept.orElse(first);
    end(tx, live.stream().filter(row -> row != heir).toList(), now);
    var id = heir.person().id();
    if (kept.isEmpty()) {
      clean(tx, heir, now);
    }
    People.prove(tx, id, now);
    if (heir.person().kind() == PersonKind.CUSTOMER) {
      tx.publish(new ContactProven(id, now));
    }
    return People.byId(tx, id).orElseThrow().person();
  }

  /**
   * What was bought stays; what another may know, or has put in, goes: the password, every session,
   * passkey and second factor, the telephone number, the network key, and the name, which becomes
   * the address's own. One that another has closed is open.
   */
  private static void clean(Tx tx, Row row, Instant now) {
    var person = row.person();
    People.clean(tx, person.id(), person.email().substring(0, person.email().lastIndexOf('@')));
    shutOut(tx, person, now);
  }

  static void end(Tx tx, List<Row> claims, Instant now) {
    for (var row : claims) {
      People.end(tx, row.person().id(), now);
      shutOut(tx, row.person(), now);
    }
  }

  private static void shutOut(Tx tx, Person person, Instant now) {
    Families.revokeAll(tx, person.id(), now);
    HalfSignIns.endAll(tx, person.id());
    KeptPasskeys.removeAll(tx, person.id());
    KeptFactors.remove(tx, person.id());
    if (person.kind() == PersonKind.CUSTOMER) {
      NetworkKeys.renew(tx, Context.tenantId(), person.id());
      tx.publish(new AccountReclaimed(person.id(), now));
    }
  }
}
