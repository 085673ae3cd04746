package byway.fronts.console;

import byway.kit.values.Ids;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.WriteAct;
import jakarta.inject.Singleton;

/** Writes down what staff do, before it is done: where that fails, it is not done. */
@Singleton
class AuditLog {
  private final Audit audit;
  private final Ids ids;

  AuditLog(Audit audit, Ids ids) {
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * @param act such as {@code hotspot.block}
   */
  void write(String act, Object subject, String reason) {
    var unused = audit.write(new WriteAct(ids.next(), act, subject.toString(), reason));
  }
}
