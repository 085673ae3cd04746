package byway.kit.backup;

import byway.kit.context.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backup now, for who may read the data on this machine: {@code ./byway backup}. */
@Singleton
@RunOnVirtualThread
@Path("/internal/operations/backups")
@InContext
class BackupEndpoint {
  private final Runs runs;

  BackupEndpoint(Runs runs) {
    this.runs = runs;
  }

  /** Where to, and the file of the recovery key; neither need be told. */
  public record Ask(@Nullable String to, @Nullable String key) {}

  /** Refuses with {@code backup_nowhere}, {@code backup_impossible}, {@code backup_runs}. */
  @POST
  public Run begin(Ask ask) {
    return runs.begin(Optional.ofNullable(ask.to()), Optional.ofNullable(ask.key()));
  }

  /** How it stands; {@code not_found} where another came after it. */
  @GET
  @Path("/{id}")
  public Run run(@PathParam("id") String id) {
    return runs.of(id);
  }
}
