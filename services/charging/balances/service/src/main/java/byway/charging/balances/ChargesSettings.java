package byway.charging.balances;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * How long each charge is kept for itself.
 *
 * @param keptMonths 0 for ever
 */
record ChargesSettings(int keptMonths) {
  /** What was charged is compared with hotspots and carriers for so long. */
  private static final int LEAST_KEPT_MONTHS = 3;

  private static final int CENTURY_MONTHS = 1_200;

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<ChargesSettings> {
    @Override
    public Class<ChargesSettings> type() {
      return ChargesSettings.class;
    }

    @Override
    public ChargesSettings read(SettingsReader in) {
      int months =
          in.number(
              "CHARGES_KEPT_MONTHS",
              24,
              0,
              CENTURY_MONTHS,
              "months",
              "how long each charge is kept, then a sum; 0 for ever");
      if (months > 0 && months < LEAST_KEPT_MONTHS) {
        in.problem("BYWAY_CHARGES_KEPT_MONTHS must be 0, or at least " + LEAST_KEPT_MONTHS);
      }
      return new ChargesSettings(months);
    }
  }
}
