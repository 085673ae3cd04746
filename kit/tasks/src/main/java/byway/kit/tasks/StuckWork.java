package byway.kit.tasks;

import static byway.kit.calls.Who.MANAGER;
import static byway.kit.calls.Who.READ_ONLY;
import static byway.kit.calls.Who.TECHNICIAN;

import byway.kit.calls.Allowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/**
 * Work that is stuck in the services of one process: of the context's tenant, or of all where there
 * is none.
 */
@Path("/internal/operations/stuck-tasks")
public interface StuckWork {
  /** Which one. */
  record TryAgain(String task, String id) {}

  /** Which one, and why. */
  record GiveUp(String task, String id, String reason) {}

  @GET
  @Allowed({MANAGER, TECHNICIAN, READ_ONLY})
  StuckTasks.Listed list();

  /** As {@link StuckTasks#tryAgain}. */
  @POST
  @Path("/{service}/try-again")
  @Allowed({MANAGER, TECHNICIAN})
  void tryAgain(@PathParam("service") String service, TryAgain which);

  /** As {@link StuckTasks#giveUp}. */
  @POST
  @Path("/{service}/give-up")
  @Allowed({MANAGER, TECHNICIAN})
  void giveUp(@PathParam("service") String service, GiveUp which);
}
