package byway.kit.platform;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.store.Databases;
import jakarta.inject.Singleton;

/** Whether the database answers just now. */
@Singleton
class DatabaseAnswers implements Check {
  private final Databases databases;

  DatabaseAnswers(Databases databases) {
    this.databases = databases;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean isVital() {
    return true;
  }

  @Override
  public Finding look() {
    return databases.answers()
        ? Finding.good()
        : Finding.bad("database-away", "the database at " + databases.place() + " is away", "");
  }
}
