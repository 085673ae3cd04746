package byway.network.enrolment;

import byway.kit.secrets.Keys;
import byway.kit.tasks.Duties;
import byway.kit.tasks.HideAnew;
import byway.kit.tasks.HideAnew.Hidden;
import byway.kit.tasks.Worker;
import jakarta.inject.Singleton;

/** After a rotation of the secret what is hidden here is hidden with the version that is used. */
@Singleton
final class HiddenAnew implements Worker {
  private final EnrolmentStore store;
  private final HideAnew anew;

  HiddenAnew(EnrolmentStore store, Keys keys) {
    this.store = store;
    this.anew = new HideAnew(keys, new Hidden("authority", "sealed_key", "enrolment.authority"));
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(HideAnew.HOURLY, this::run);
  }

  void run() {
    int done;
    do {
      done = store.<Integer>write(anew::some);
    } while (done > 0);
  }
}
