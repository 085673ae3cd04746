package byway.kit.tasks;

import byway.kit.context.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** For whoever knows the installation's secret. */
@Singleton
@RunOnVirtualThread
@InContext
class StuckTasksEndpoint implements StuckWork {
  private final StuckTasks stuck;

  StuckTasksEndpoint(StuckTasks stuck) {
    this.stuck = stuck;
  }

  @Override
  public StuckTasks.Listed list() {
    return stuck.list();
  }

  @Override
  public void tryAgain(String service, TryAgain which) {
    stuck.tryAgain(service, which.task(), which.id());
  }

  @Override
  public void giveUp(String service, GiveUp which) {
    stuck.giveUp(service, which.task(), which.id(), which.reason());
  }
}
