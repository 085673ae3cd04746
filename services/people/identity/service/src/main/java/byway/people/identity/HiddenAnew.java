package byway.people.identity;

import byway.kit.secrets.Keys;
import byway.kit.tasks.Duties;
import byway.kit.tasks.HideAnew;
import byway.kit.tasks.HideAnew.Hidden;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;

/** After a rotation of the secret what is hidden here is hidden with the version that is used. */
@Singleton
final class HiddenAnew implements Worker {
  private final IdentityStore store;
  private final Tenants tenants;
  private final HideAnew anew;

  HiddenAnew(IdentityStore store, Tenants tenants, Keys keys) {
    this.store = store;
    this.tenants = tenants;
    this.anew =
        new HideAnew(
            keys,
            new Hidden(
                "second_factors", "seed", "identity.second-factor", "tenant_id", "person_id"));
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(HideAnew.HOURLY, this::run);
  }

  void run() {
    AllTenants.idsByPage(
        tenants,
        ids -> {
          int done;
          do {
            done = store.<Integer>across(ids, anew::some);
          } while (done > 0);
        });
  }
}
