package byway.operations.tenants.api;

/**
 * How an operator's bonuses are kept from being farmed. A day is one of UTC; a bound that is
 * reached is no error: the guest gets nothing more that day, and staff see that it was reached.
 *
 * @param firstBytes given at once to a guest who has not proven her address or number yet, so that
 *     she can read the code; at most the guest's bonus, of which it is a part; 0 for none
 * @param firstMinutes so long it lasts: what is left of it then is taken back
 * @param perHotspotADay most guests who are given either at one hotspot in a day, each counted
 *     apart
 * @param perAddressADay the same for one network address, or the IPv6 network of one subscriber
 * @param perOperatorADay the same for all hotspots of the operator together
 * @param ownerAfterBytes the hotspot's owner has the bonus when the guest has used so much there
 */
public record WelcomeRules(
    long firstBytes,
    int firstMinutes,
    int perHotspotADay,
    int perAddressADay,
    int perOperatorADay,
    long ownerAfterBytes) {
  public static final WelcomeRules USUAL =
      new WelcomeRules(10_000_000L, 60, 200, 200, 5_000, 10_000_000L);
}
