package byway.network.accesspoints.api;

/** What limits an access point understands. */
public enum Dialect {
  /** None by volume: it is told to disconnect when the ceiling is near. */
  GENERIC,

  /** As {@link #GENERIC}, and a rate by the WISPr attributes. */
  WISPR,

  /** ChilliSpot-Max-Total-Octets with gigawords, and the WISPr rates. */
  COOVACHILLI,

  /** Mikrotik-Total-Limit with gigawords, and Mikrotik-Rate-Limit. */
  MIKROTIK,

  /** None of RADIUS: openNDS, which sends its clients to the portal and reports over HTTPS. */
  OPENNDS;

  /** Whether it ends a session by itself where its bytes end. */
  public boolean limitsVolume() {
    return this == COOVACHILLI || this == MIKROTIK;
  }
}
