package byway.fronts.console;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.operations.audit.api.Audit;
import jakarta.inject.Singleton;

/** Whether the record of what staff did is whole. */
@Singleton
class ActsChained implements Check {
  private final Audit audit;

  ActsChained(Audit audit) {
    this.audit = audit;
  }

  @Override
  public String name() {
    return "acts";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    var proof = audit.prove();
    return proof.isWhole()
        ? Finding.good()
        : Finding.bad(
            "acts-broken",
            "the record of acts was changed at act " + proof.brokenAt(),
            OverviewPages.HOME + "/acts",
            proof.brokenAt());
  }
}
