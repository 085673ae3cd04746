package byway.charging.objections;

import byway.charging.objections.api.Objection;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Worker;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.CloseSession;
import byway.people.identity.api.NetworkSignIn;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Whoever was it is out: what the customer has open at that hotspot ends, and the network key that
 * they may have is good no more.
 */
@Singleton
final class EndAccess implements Worker {
  private final ObjectionsStore store;
  private final Access access;
  private final NetworkSignIn keys;

  EndAccess(ObjectionsStore store, Access access, NetworkSignIn keys) {
    this.store = store;
    this.access = access;
    this.keys = keys;
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(ObjectionTasks.END_ACCESS, task -> end(task.objectionId()));
  }

  private void end(UUID id) {
    store.read(tx -> ObjectionRows.find(tx, id)).ifPresent(this::end);
  }

  private void end(Objection objection) {
    for (var session : access.openOf(objection.customerId())) {
      if (session.deviceId().equals(objection.deviceId())) {
        var unused = access.close(session.id(), new CloseSession("signed_out"));
      }
    }
    try {
      var unused = keys.renew(objection.customerId());
    } catch (Refusal e) {
      if (!e.code().equals("not_found")) {
        throw e; // a voucher's account has no key
      }
    }
  }
}
