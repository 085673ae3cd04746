package byway.apps.doctor;

import java.util.List;

/** Whether what the installation is told can be taken. */
final class SettingsTold implements Examination {
  private static final String CHECK = "settings";

  @Override
  public List<Diagnosis> look(Patient patient) {
    if (patient.problems().isEmpty()) {
      return List.of(Diagnosis.good(CHECK, "all can be taken"));
    }
    return patient.problems().stream()
        .map(problem -> Diagnosis.bad(CHECK, problem, "see byway --help, or docs/settings.md"))
        .toList();
  }
}
