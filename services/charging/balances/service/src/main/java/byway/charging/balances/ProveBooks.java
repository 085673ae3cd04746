package byway.charging.balances;

import byway.kit.store.Proof;
import byway.kit.store.Tx;

/** The proof of an operator's books where nothing runs, as after a restore. */
public final class ProveBooks implements Proof {
  @Override
  public String service() {
    return "balances";
  }

  @Override
  public String table() {
    return "accounts";
  }

  @Override
  public Proven of(Tx tx) {
    var books = BooksProof.of(tx);
    return new Proven(books.line(), books.problems());
  }
}
