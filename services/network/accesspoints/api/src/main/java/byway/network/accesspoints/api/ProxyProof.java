package byway.network.accesspoints.api;

/** What came of a proxy's claim. */
public sealed interface ProxyProof {
  /** It is that proxy, and that access point is behind it. */
  record Proven(TrustedProxy proxy, AccessPoint accessPoint) implements ProxyProof {}

  /**
   * It is not.
   *
   * @param why for a metric, not for whoever asked: {@code not_a_proxy}, {@code wrong_secret},
   *     {@code wrong_address}, {@code not_behind_it}
   */
  record NotProven(String why) implements ProxyProof {}
}
