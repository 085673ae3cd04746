package byway.charging.balances;

import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class BalancesStore extends Store {
  BalancesStore(Databases databases) {
    super(
        databases,
        "balances",
        "V1__charging.sql",
        "V2__versions.sql",
        "V3__ahead.sql",
        "V6__postings_by_day.sql",
        "V7__months.sql",
        "V8__accounts_before_tenants.sql",
        "V9__settled_later.sql",
        "V10__causes.sql",
        Tasks.migration(11),
        "V12__held_back.sql");
  }
}
