package byway.fronts.api;

import byway.kit.web.HasQuotas;
import byway.kit.web.Quota;
import byway.kit.web.Quota.By;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps one app from taking what all need: so many requests a minute for each customer, and fewer
 * for each address that has not signed in.
 */
@Singleton
final class ApiQuotas implements HasQuotas {
  private static final String API = "/api/v1/";

  @Override
  public List<Quota> quotas() {
    return List.of(
        Quota.perMinute("api", By.PERSON, 300, API),
        Quota.perMinute("api-open", By.STRANGER, 60, API));
  }
}
