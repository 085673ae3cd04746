package byway.network.accesspoints.api;

/** What came of an access point's restart. */
public enum RestartResult {
  /** All that it counted is over. */
  TAKEN,

  /** It is older than what the access point has begun or ended since: nothing was changed. */
  OLD,

  /** The very same was said long before, so it may be somebody else's copy: nothing was changed. */
  REPLAYED
}
