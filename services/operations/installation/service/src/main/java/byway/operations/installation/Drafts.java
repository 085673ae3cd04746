package byway.operations.installation;

import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The draft of the set-up, for who has the token of the link. */
@Singleton
final class Drafts {
  private static final int LONGEST_TOKEN = 100;

  private final InstallationStore store;
  private final Keys keys;
  private final DraftSeal seal;
  private final Ids ids;

  Drafts(InstallationStore store, Keys keys, DraftSeal seal, Ids ids) {
    this.store = store;
    this.keys = keys;
    this.seal = seal;
    this.ids = ids;
  }

  byte[] hash(String token) {
    return keys.mac("installation.link", token);
  }

  /** Refuses with {@code link_invalid}. */
  Draft of(String token) {
    return store.read(tx -> open(SetUpRow.read(tx), token));
  }

  /** What it is afterwards, as nobody else has changed it meanwhile. */
  Draft change(String token, UnaryOperator<Draft> change) {
    return store.write(
        tx -> {
          var changed = change.apply(open(SetUpRow.lock(tx), token));
          SetUpRow.keepDraft(tx, seal.seal(changed));
          return changed;
        });
  }

  /** Without a token: a browser has come to some address, and the nonce says whose that is. */
  void note(Predicate<Draft> isMeant, UnaryOperator<Draft> change) {
    if (!store.<Boolean>read(tx -> isOpen(SetUpRow.read(tx), isMeant))) {
      return; // strangers come by, and cost no more than a look
    }
    store.change(
        tx -> {
          var row = SetUpRow.lock(tx);
          if (isOpen(row, isMeant)) {
            SetUpRow.keepDraft(tx, seal.seal(change.apply(open(row))));
          }
        });
  }

  private boolean isOpen(SetUpRow row, Predicate<Draft> isMeant) {
    return !row.isDone() && row.draft() != null && isMeant.test(open(row));
  }

  private Draft open(SetUpRow row, String token) {
    var hash = row.tokenHash();
    if (row.isDone()
        || hash == null
        || token.length() > LONGEST_TOKEN
        || !MessageDigest.isEqual(hash, hash(token))) {
      throw Refusal.of(403, "link_invalid", "this link is not, or no longer, the one");
    }
    return open(row);
  }

  /** Of a link that is new, for whom it is. */
  Draft open(Tx tx) {
    return open(SetUpRow.read(tx));
  }

  private Draft open(SetUpRow row) {
    var sealed = row.draft();
    return sealed == null ? Draft.begin(ids) : seal.open(sealed).orElseGet(() -> Draft.begin(ids));
  }
}
