package byway.fronts.devicelink;

import byway.kit.web.HasQuotas;
import byway.kit.web.Quota;
import byway.kit.web.Quota.By;
import jakarta.inject.Singleton;
import java.util.List;

/** A box that waits asks every three seconds; so many of one network may wait at once. */
@Singleton
final class BoxQuotas implements HasQuotas {
  @Override
  public List<Quota> quotas() {
    return List.of(Quota.perMinute("enrol", By.NETWORK, 600, "/api/enrol"));
  }
}
