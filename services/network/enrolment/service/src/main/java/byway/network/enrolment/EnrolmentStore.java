package byway.network.enrolment;

import byway.kit.store.Databases;
import byway.kit.store.Guesses;
import byway.kit.store.Store;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;

@Singleton
final class EnrolmentStore extends Store {
  static final Guesses GUESSES = new Guesses("claimant");

  EnrolmentStore(Databases databases) {
    super(databases, "enrolment", "V1__enrolment.sql", Tasks.migration(2));
  }
}
