package byway.apps.doctor;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * What the doctor finds too little.
 *
 * @param freeMegabytes that should be left on the disk of the data
 */
record DoctorSettings(int freeMegabytes) {
  private static final int LEAST = 64;
  private static final int MOST = 1_000_000_000;

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<DoctorSettings> {
    @Override
    public Class<DoctorSettings> type() {
      return DoctorSettings.class;
    }

    @Override
    public DoctorSettings read(SettingsReader in) {
      return new DoctorSettings(
          in.number(
              "FREE_DISK",
              2_000,
              LEAST,
              MOST,
              "MB",
              "less left on the data's disk is bad, says the doctor"));
    }
  }
}
