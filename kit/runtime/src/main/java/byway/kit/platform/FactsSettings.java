package byway.kit.platform;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.time.Duration;

/**
 * How long facts are kept that the broker has taken.
 *
 * @param kept at least as long as a subscriber may be behind, and no longer than inboxes remember
 */
record FactsSettings(Duration kept) {
  private static final int USUAL_HOURS = 24;

  /** Inboxes forget after 30 days; what is told again must be known to them. */
  private static final int MOST_HOURS = 29 * 24;

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<FactsSettings> {
    @Override
    public Class<FactsSettings> type() {
      return FactsSettings.class;
    }

    @Override
    public FactsSettings read(SettingsReader in) {
      return new FactsSettings(
          Duration.ofHours(
              in.number(
                  "FACTS_KEPT_HOURS",
                  USUAL_HOURS,
                  1,
                  MOST_HOURS,
                  "hours",
                  "how long facts that the broker has taken are kept, to be told again after a restore")));
    }
  }
}
