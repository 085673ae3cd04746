package byway.network.accesspoints;

import byway.kit.store.Tx;

/** Those who would otherwise decide by what the other is about to change come one by one. */
final class Turns {
  private Turns() {}

  /** Until the transaction ends. */
  static void of(Tx tx, Object what) {
    var unused =
        tx.query("select 1 from pg_advisory_xact_lock(hashtextextended(:what, 0))")
            .bind("what", what.toString())
            .mapTo(Integer.class)
            .one();
  }
}
