package byway.fronts.radius;

import byway.contracts.accesspoints.Dialect;
import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import java.util.List;

/** How much an access point is told that a session may use, in the attributes that it honours. */
final class Limits {
  private Limits() {}

  /**
   * A session's whole volume since it began.
   *
   * @param bytes up to which it may go, 0 or more
   */
  static List<Attribute> volume(Dialect dialect, long bytes) {
    return switch (dialect) {
      case GENERIC, WISPR, OPENNDS -> List.of();
      case COOVACHILLI ->
          words(Type.CHILLISPOT_MAX_TOTAL_OCTETS, Type.CHILLISPOT_MAX_TOTAL_GIGAWORDS, bytes);
      case MIKROTIK -> words(Type.MIKROTIK_TOTAL_LIMIT, Type.MIKROTIK_TOTAL_LIMIT_GIGAWORDS, bytes);
    };
  }

  private static List<Attribute> words(Type low, Type high, long bytes) {
    // A limit of nothing means no limit to them.
    long least = Math.max(1, bytes);
    return List.of(Attribute.of(low, least & 0xffff_ffffL), Attribute.of(high, least >>> 32));
  }
}
