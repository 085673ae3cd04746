package byway.operations.audit;

import byway.kit.context.Context;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Chain;
import byway.operations.audit.api.ChainProof;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Walks an operator's acts from the first, and compares where they end with the sealed head and
 * with what was seen before: what was changed breaks the chain there, what was cut off or written
 * anew breaks it where it should go on.
 */
@Singleton
final class ProveChain {
  private static final int AT_ONCE = 1_000;

  private final AuditStore store;
  private final Seals seals;
  private final Witness witness;

  ProveChain(AuditStore store, Seals seals, Witness witness) {
    this.store = store;
    this.seals = seals;
    this.witness = witness;
  }

  ChainProof ofTenant() {
    var tenant = Context.tenantId();
    var seen = witness.last(tenant); // before the head, which may grow meanwhile
    var head = store.read(AuditRows::head);
    var walk = new Walk(tenant, head, seen);
    long broken = walk.whole();
    if (broken == 0 && walk.number > head.number()) {
      broken = beyond(walk);
    }
    if (broken == 0 && !isWritten(tenant, head, seen)) {
      broken = Math.max(1, head.number());
    }
    if (broken == 0) {
      witness.see(tenant, head.number(), head.hash());
    }
    return new ChainProof(broken == 0 ? walk.number : Math.min(walk.number, broken - 1), broken);
  }

  /**
   * An act and the head that says so are written at once. What was written during the walk has
   * moved the head since; what lies beyond that was added by somebody else.
   */
  private long beyond(Walk walk) {
    var now = store.read(AuditRows::head);
    return walk.number > now.number() ? now.number() + 1 : 0;
  }

  /** Heads of before there were seals have none; once one was seen here, it must have. */
  private boolean isWritten(UUID tenant, AuditRows.Head head, Optional<Witness.Seen> seen) {
    if (head.seal().isEmpty()) {
      return seen.isEmpty() || seen.get().number() == head.number();
    }
    return seals.isOf(head.seal(), tenant, head.number(), head.hash());
  }

  /** One walk along the chain. */
  private final class Walk {
    private final UUID tenant;
    private final AuditRows.Head head;
    private final Optional<Witness.Seen> seen;
    private long number;
    private String hash = Chain.BEGINNING;

    Walk(UUID tenant, AuditRows.Head head, Optional<Witness.Seen> seen) {
      this.tenant = tenant;
      this.head = head;
      this.seen = seen;
    }

    /** The first act that is not as it was; 0 where all are. */
    long whole() {
      List<Act> acts;
      do {
        long after = number;
        acts = store.read(tx -> AuditRows.after(tx, after, AT_ONCE));
        for (var act : acts) {
          if (act.number() != number + 1 || !act.hash().equals(Chain.hash(tenant, hash, act))) {
            return number + 1;
          }
          number = act.number();
          hash = act.hash();
          if (isOther(head.number(), head.hash())
              || (seen.isPresent() && isOther(seen.get().number(), seen.get().hash()))) {
            return number;
          }
        }
      } while (acts.size() == AT_ONCE);
      long expected = Math.max(head.number(), seen.map(Witness.Seen::number).orElse(0L));
      return number < expected ? number + 1 : 0;
    }

    private boolean isOther(long known, String knownHash) {
      return number == known && !hash.equals(knownHash);
    }
  }
}
