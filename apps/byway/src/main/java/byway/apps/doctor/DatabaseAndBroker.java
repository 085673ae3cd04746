package byway.apps.doctor;

import java.util.List;
import java.util.Optional;

/** Whether a database and a broker of the operator's own let us in. */
final class DatabaseAndBroker implements Examination {
  @Override
  public List<Diagnosis> look(Patient patient) {
    var around = patient.around();
    return List.of(
        around.hasDatabaseOfItsOwn()
            ? Diagnosis.good("database", "it is started with Byway")
            : told("database", around.database()),
        around.hasBrokerOfItsOwn()
            ? Diagnosis.good("broker", "it is started with Byway")
            : told("broker", around.broker()));
  }

  private static Diagnosis told(String check, Optional<String> hindrance) {
    return hindrance
        .map(why -> Diagnosis.bad(check, why, "nothing works without it"))
        .orElseGet(() -> Diagnosis.good(check, "it answers, and lets us in"));
  }
}
