package byway.fronts.metering;

import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access points that say over HTTP which one they are, and prove it by their secret. */
@Singleton
public class ProvenAccessPoints {
  private final AccessPoints accessPoints;

  public ProvenAccessPoints(AccessPoints accessPoints) {
    this.accessPoints = accessPoints;
  }

  /**
   * @param authorization HTTP Basic: the id of an access point, and its secret
   */
  public Optional<AccessPoint> by(@Nullable String authorization) {
    return BasicCredentials.of(authorization)
        .flatMap(given -> known(given.name()).filter(one -> given.prove(one.secret())));
  }

  private Optional<AccessPoint> known(String id) {
    try {
      return Optional.of(accessPoints.get(UUID.fromString(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (Refusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
