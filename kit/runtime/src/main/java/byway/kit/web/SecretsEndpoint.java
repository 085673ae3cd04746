package byway.kit.web;

import byway.kit.context.InContext;
import byway.kit.secrets.KeptByVersion;
import byway.kit.secrets.Keyring;
import byway.kit.settings.Settings;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which versions of the secret this process knows, and what hangs on each: {@code ./byway secrets}.
 */
@Singleton
@RunOnVirtualThread
@Path("/internal/operations/secrets")
@InContext
class SecretsEndpoint {
  private final Keyring keyring;
  private final List<KeptByVersion> kept;
  private final Settings settings;

  SecretsEndpoint(Keyring keyring, @All List<KeptByVersion> kept, Settings settings) {
    this.keyring = keyring;
    this.kept = kept;
    this.settings = settings;
  }

  /** How many of something hang on a version; 0 for those that no known version brings back. */
  public record Hanging(int version, String what, long count) {}

  /** What this process knows; what hangs on it is said by the process of each service. */
  public record Known(String place, int used, List<Integer> known, List<Hanging> hanging) {}

  @GET
  public Known known() {
    var hanging = new ArrayList<Hanging>();
    for (var one : kept) {
      if (settings.roles().runs(one.getClass())) {
        one.counts()
            .forEach((version, count) -> hanging.add(new Hanging(version, one.what(), count)));
        long lost = one.lost();
        if (lost > 0) {
          hanging.add(new Hanging(0, one.what(), lost));
        }
      }
    }
    return new Known(keyring.place(), keyring.used(), keyring.known(), hanging);
  }

  /** Looks at once, and not only when it would have. */
  @POST
  @Path("/look")
  public Known look() {
    keyring.look();
    return known();
  }
}
