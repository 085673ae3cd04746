package byway.kit.web;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * How often one address may ask for anything; doors have smaller limits of their own.
 *
 * @param perAddress requests a minute
 */
public record RateLimitSettings(int perAddress) {
  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<RateLimitSettings> {
    @Override
    public Class<RateLimitSettings> type() {
      return RateLimitSettings.class;
    }

    @Override
    public RateLimitSettings read(SettingsReader in) {
      return new RateLimitSettings(
          in.number(
              "REQUESTS_PER_MINUTE",
              6_000,
              60,
              1_000_000,
              "requests a minute",
              "how often one address (IPv6: one /64) may ask for anything, such as all guests of a"
                  + " hotspot together"));
    }
  }
}
