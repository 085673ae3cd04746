package byway.charging.objections;

import byway.kit.store.Tx;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What follows from an objection: at most one task of each kind. */
@Singleton
final class ObjectionTasks {
  static final TaskKind<About> END_ACCESS = TaskKind.of("end-access", About.class);
  static final TaskKind<About> FOLLOW_DECISION = TaskKind.of("follow-decision", About.class);

  private final Tasks tasks;

  ObjectionTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  /** The payload of both. */
  record About(UUID objectionId) {}

  void endAccess(Tx tx, UUID id) {
    tasks.put(tx, END_ACCESS, id, new About(id));
  }

  void followDecision(Tx tx, UUID id) {
    tasks.put(tx, FOLLOW_DECISION, id, new About(id));
  }
}
