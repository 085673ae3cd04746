package byway.operations.tenants;

import byway.kit.store.Tx;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantProblem;
import java.util.ArrayList;
import java.util.List;

/** What of a new operator another one has already. */
final class TakenNames {
  private TakenNames() {}

  static List<TenantProblem> problems(Tx tx, CreateTenant command) {
    var found = new ArrayList<TenantProblem>();
    Operators.bySlug(tx, command.slug())
        .filter(other -> !other.id().equals(command.id()))
        .ifPresent(
            other ->
                found.add(
                    new TenantProblem(
                        "slug", "slug_taken", "another operator is called " + command.slug())));
    for (var host : command.hosts().stream().limit(CheckTenant.MOST_HOSTS).toList()) {
      Hosts.owner(tx, host)
          .filter(other -> !other.equals(command.id()))
          .ifPresent(
              other ->
                  found.add(
                      new TenantProblem("hosts", "host_taken", "another operator is at " + host)));
    }
    return found;
  }
}
