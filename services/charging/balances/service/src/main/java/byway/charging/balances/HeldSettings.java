package byway.charging.balances;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * What is believed of hotspots, and for how long it is held back where it is not.
 *
 * @param usual what a hotspot's links can carry where nobody has said it
 * @param relayedBytes of a session whose sign-in came through its access point, until its guest
 *     says that it is theirs
 * @param days after which what is held back is given back by itself; 0 for never
 */
record HeldSettings(Links usual, long relayedBytes, int days) {
  private static final int USUAL_UPLINK_MBIT = 300;
  private static final int USUAL_RADIO_MBIT = 600;
  private static final int USUAL_RELAYED_MB = 5_000;
  private static final int USUAL_DAYS = 14;
  private static final long BYTES_A_MB = 1_000_000;

  static final HeldSettings USUAL =
      new HeldSettings(
          new Links(USUAL_UPLINK_MBIT, USUAL_RADIO_MBIT),
          USUAL_RELAYED_MB * BYTES_A_MB,
          USUAL_DAYS);

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<HeldSettings> {
    @Override
    public Class<HeldSettings> type() {
      return HeldSettings.class;
    }

    @Override
    public HeldSettings read(SettingsReader in) {
      int uplink =
          in.number(
              "HOTSPOT_UPLINK_MBIT",
              USUAL_UPLINK_MBIT,
              1,
              Links.MOST_MBIT,
              "Mbit/s",
              "what a hotspot's uplink can carry where nobody has said it; more is held back");
      int radio =
          in.number(
              "HOTSPOT_RADIO_MBIT",
              USUAL_RADIO_MBIT,
              1,
              Links.MOST_MBIT,
              "Mbit/s",
              "what one guest's radio link can carry where nobody has said it; more is held back");
      int relayed =
          in.number(
              "HELD_AFTER_RELAYED_MB",
              USUAL_RELAYED_MB,
              0,
              Integer.MAX_VALUE,
              "MB",
              "of a session whose sign-in came through its access point; more is held back until its guest says yes");
      int days =
          in.number(
              "HELD_DAYS",
              USUAL_DAYS,
              0,
              365,
              "days",
              "how long use is held back for a look, then given back by itself; 0 for ever");
      return new HeldSettings(new Links(uplink, radio), relayed * BYTES_A_MB, days);
    }
  }
}
