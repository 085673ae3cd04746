package byway.kit.tasks;

import byway.kit.context.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/**
 * Work that is stuck in the services of this process, for whoever knows the installation's secret.
 */
@Singleton
@RunOnVirtualThread
@Path("/internal/operations/stuck-tasks")
@InContext
class StuckTasksEndpoint {
  private final StuckTasks stuck;

  StuckTasksEndpoint(StuckTasks stuck) {
    this.stuck = stuck;
  }

  /** Which one. */
  public record TryAgain(String task, String id) {}

  /** Which one, and why. */
  public record GiveUp(String task, String id, String reason) {}

  @GET
  public StuckTasks.Listed list() {
    return stuck.list();
  }

  @POST
  @Path("/{service}/try-again")
  public void tryAgain(@PathParam("service") String service, TryAgain which) {
    stuck.tryAgain(service, which.task(), which.id());
  }

  @POST
  @Path("/{service}/give-up")
  public void giveUp(@PathParam("service") String service, GiveUp which) {
    stuck.giveUp(service, which.task(), which.id(), which.reason());
  }
}
