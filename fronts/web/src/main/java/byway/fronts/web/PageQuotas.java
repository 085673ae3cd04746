package byway.fronts.web;

import byway.kit.web.HasQuotas;
import byway.kit.web.Quota;
import byway.kit.web.Quota.By;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How often pages and their doors are asked for. All guests of a hotspot come by one address, so
 * what an address may is much; what one person may is what a person does.
 */
@Singleton
final class PageQuotas implements HasQuotas {
  @Override
  public List<Quota> quotas() {
    return List.of(
        Quota.perMinute(
                "sign-in",
                By.NETWORK,
                300,
                "/sign-in",
                "/confirm",
                "/portal/sign-in",
                "/portal/confirm",
                "/console/sign-in",
                "/console/confirm",
                "/platform/sign-in",
                "/platform/confirm")
            .ofPosts(),
        Quota.perMinute("sign-up", By.NETWORK, 120, "/sign-up", "/portal/sign-up").ofPosts(),
        Quota.perMinute("webhooks", By.NETWORK, 6_000, "/webhooks/"),
        Quota.perMinute("person", By.PERSON, 1_200, "/"),
        Quota.perMinute("operator", By.OPERATOR, 60_000, "/"));
  }
}
