package byway.fronts.console;

import byway.charging.balances.api.Balances;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;

/** Whether the operator's balances can be rebuilt from their postings. */
@Singleton
class BooksProven implements Check {
  private final Balances balances;

  BooksProven(Balances balances) {
    this.balances = balances;
  }

  @Override
  public String name() {
    return "books";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    int problems = balances.books().problems().size();
    return problems == 0
        ? Finding.good()
        : Finding.bad(
            "books-differ", "the books have problems: " + problems, OverviewPages.HOME, problems);
  }
}
