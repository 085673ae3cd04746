package byway.operations.audit;

import byway.kit.context.Context;
import byway.operations.audit.api.SignedHead;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Signs where an operator's chain ends; a head that was not written here is not signed. */
@Singleton
final class SignHead {
  private final AuditStore store;
  private final Seals seals;
  private final SigningKeys keys;
  private final InstantSource clock;

  SignHead(AuditStore store, Seals seals, SigningKeys keys, InstantSource clock) {
    this.store = store;
    this.seals = seals;
    this.keys = keys;
    this.clock = clock;
  }

  SignedHead ofTenant() {
    var tenant = Context.tenantId();
    var head = store.read(AuditRows::head);
    if (!head.seal().isEmpty() && !seals.isOf(head.seal(), tenant, head.number(), head.hash())) {
      throw new IllegalStateException("the head of the audit log was not written here");
    }
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var signed = keys.sign(tenant, SignedHead.signed(tenant, head.number(), head.hash(), at));
    return new SignedHead(
        tenant, head.number(), head.hash(), at, signed.publicKey(), signed.signature());
  }
}
