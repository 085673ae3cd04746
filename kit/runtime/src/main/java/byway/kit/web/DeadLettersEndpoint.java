package byway.kit.web;

import byway.kit.bus.DeadLetters;
import byway.kit.bus.DeadLetters.DeadLetter;
import byway.kit.context.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/**
 * Messages that no retry could deliver, for whoever knows the installation's secret: {@code ./byway
 * dlq}.
 */
@Singleton
@RunOnVirtualThread
@Path("/internal/operations/dead-letters")
@InContext
class DeadLettersEndpoint {
  private final DeadLetters deadLetters;

  DeadLettersEndpoint(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /** How many were put back on their queues. */
  public record Replayed(int replayed) {}

  @GET
  public List<DeadLetter> list() {
    return deadLetters.list();
  }

  @POST
  @Path("/replay")
  public Replayed replay() {
    return new Replayed(deadLetters.replay());
  }
}
