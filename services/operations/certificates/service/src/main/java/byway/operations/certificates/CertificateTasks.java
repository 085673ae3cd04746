package byway.operations.certificates;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Asks for what is wanted or runs out, a few at a time. */
@Singleton
final class CertificateTasks implements Worker {
  static final RecurringTask RENEW =
      RecurringTask.every("renew-certificates", Duration.ofSeconds(15));

  /** Each may take a minute. */
  private static final int AT_A_TIME = 5;

  private final CertificatesStore store;
  private final WantedHosts hosts;
  private final IssueCertificate issue;

  CertificateTasks(CertificatesStore store, WantedHosts hosts, IssueCertificate issue) {
    this.store = store;
    this.hosts = hosts;
    this.issue = issue;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(RENEW, this::run);
  }

  void run() {
    if (issue.isOn()) {
      hosts.all().stream()
          .filter(hosts::isCertified)
          .filter(issue::isDue)
          .limit(AT_A_TIME)
          .forEach(issue::ask);
    }
  }
}
