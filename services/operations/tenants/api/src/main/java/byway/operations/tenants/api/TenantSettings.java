package byway.operations.tenants.api;

import org.jspecify.annotations.Nullable;

/**
 * What an operator may set: bonuses, their bounds and the size of a slice.
 *
 * @param guestBonusBytes granted to a new guest whose address or number is proven; 0 for none
 * @param ownerBonusBytes granted to the hotspot's owner for it; 0 for none
 * @param ownerBonusesPerDay most bonuses of one owner in one day (UTC)
 * @param deviceBonusesPerDay most bonuses earned by one hotspot in one day (UTC)
 * @param sliceBytes most bytes reserved ahead for one session, so what it may use while offline
 * @param look of the operator's pages; in a change none leaves it as it is
 * @param welcome what bounds the bonuses; in a change none leaves them as they are
 * @param country of the operator (ISO 3166-1, two capitals), in which telephone numbers are typed
 *     without +; none where they have to be international. In a change none leaves it as it is, and
 *     an empty one takes it away
 * @param timeZone in which pages of the operator tell the time (of the IANA, such as {@code
 *     Europe/Amsterdam}); none for UTC. In a change none leaves it as it is, and an empty one takes
 *     it away
 */
public record TenantSettings(
    long guestBonusBytes,
    long ownerBonusBytes,
    int ownerBonusesPerDay,
    int deviceBonusesPerDay,
    long sliceBytes,
    @Nullable TenantLook look,
    @Nullable WelcomeRules welcome,
    @Nullable String country,
    @Nullable String timeZone) {
  public static final TenantSettings USUAL =
      new TenantSettings(
          100_000_000L,
          100_000_000L,
          50,
          50,
          16_000_000L,
          TenantLook.USUAL,
          WelcomeRules.USUAL,
          null,
          null);

  /** The rest is the usual for a new operator, and is left as it is by a change. */
  public TenantSettings(
      long guestBonusBytes,
      long ownerBonusBytes,
      int ownerBonusesPerDay,
      int deviceBonusesPerDay,
      long sliceBytes) {
    this(
        guestBonusBytes,
        ownerBonusBytes,
        ownerBonusesPerDay,
        deviceBonusesPerDay,
        sliceBytes,
        null,
        null,
        null,
        null);
  }

  /** In no time zone of its own, or, in a change, in the one that it has. */
  public TenantSettings(
      long guestBonusBytes,
      long ownerBonusBytes,
      int ownerBonusesPerDay,
      int deviceBonusesPerDay,
      long sliceBytes,
      @Nullable TenantLook look,
      @Nullable WelcomeRules welcome,
      @Nullable String country) {
    this(
        guestBonusBytes,
        ownerBonusBytes,
        ownerBonusesPerDay,
        deviceBonusesPerDay,
        sliceBytes,
        look,
        welcome,
        country,
        null);
  }

  /** The same, but for the look. */
  public TenantSettings with(TenantLook look) {
    return new TenantSettings(
        guestBonusBytes,
        ownerBonusBytes,
        ownerBonusesPerDay,
        deviceBonusesPerDay,
        sliceBytes,
        look,
        welcome,
        country,
        timeZone);
  }

  /** The same, but for the bounds of the bonuses. */
  public TenantSettings with(WelcomeRules welcome) {
    return new TenantSettings(
        guestBonusBytes,
        ownerBonusBytes,
        ownerBonusesPerDay,
        deviceBonusesPerDay,
        sliceBytes,
        look,
        welcome,
        country,
        timeZone);
  }

  /** The same, but for the country. */
  public TenantSettings in(String country) {
    return new TenantSettings(
        guestBonusBytes,
        ownerBonusBytes,
        ownerBonusesPerDay,
        deviceBonusesPerDay,
        sliceBytes,
        look,
        welcome,
        country,
        timeZone);
  }

  /** The same, but for the time zone. */
  public TenantSettings at(String timeZone) {
    return new TenantSettings(
        guestBonusBytes,
        ownerBonusBytes,
        ownerBonusesPerDay,
        deviceBonusesPerDay,
        sliceBytes,
        look,
        welcome,
        country,
        timeZone);
  }
}
