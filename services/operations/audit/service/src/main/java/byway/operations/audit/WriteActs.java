package byway.operations.audit;

import byway.kit.tasks.Tasks;
import byway.operations.audit.api.Act;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts acts at the end of an operator's chain, each once, and has them sent on. */
@Singleton
final class WriteActs {
  private final AuditStore store;
  private final Seals seals;
  private final Witness witness;
  private final RaiseAlarms alarms;
  private final Tasks tasks;

  WriteActs(AuditStore store, Seals seals, Witness witness, RaiseAlarms alarms, Tasks tasks) {
    this.store = store;
    this.seals = seals;
    this.witness = witness;
    this.alarms = alarms;
    this.tasks = tasks;
  }

  /** Those that were not there yet, as they are written. */
  List<Act> of(UUID tenantId, Map<UUID, Act> acts) {
    var written =
        store.write(
            tx -> {
              var head = AuditRows.lock(tx, tenantId);
              var fresh = new LinkedHashMap<>(acts);
              fresh.keySet().removeAll(AuditRows.written(tx, acts.keySet()));
              if (fresh.isEmpty()) {
                return List.<Act>of();
              }
              StreamRows.kinds(tx)
                  .forEach(kind -> tasks.put(tx, SendActs.SEND, kind, new SendActs.Due(kind)));
              var added = AuditRows.add(tx, tenantId, head, fresh, seals);
              added.forEach(act -> alarms.look(tx, act));
              return added;
            });
    if (!written.isEmpty()) {
      witness.see(tenantId, written.getLast().number(), written.getLast().hash());
    }
    return written;
  }
}
