package byway.fronts.radius;

import byway.fronts.radius.Decision.LetIn;
import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import byway.network.accesspoints.api.Dialect;
import java.util.ArrayList;
import java.util.List;

/** How much an access point is told that a session may use, in the attributes that it honours. */
final class RadiusLimits {
  static final int INTERIM_SECONDS = 60;

  /** A day: then the access point asks again, with the session going on. */
  static final int SESSION_SECONDS = 86_400;

  static final int IDLE_SECONDS = 600;

  private RadiusLimits() {}

  /**
   * What is told to an access point that lets somebody in. It counts a new accounting session from
   * nothing, whatever was used before.
   */
  static List<Attribute> of(Dialect dialect, LetIn letIn) {
    var all = new ArrayList<Attribute>();
    all.add(Attribute.of(Type.CLASS, letIn.sealedPass()));
    all.add(Attribute.of(Type.SESSION_TIMEOUT, SESSION_SECONDS));
    all.add(Attribute.of(Type.IDLE_TIMEOUT, IDLE_SECONDS));
    all.add(Attribute.of(Type.ACCT_INTERIM_INTERVAL, INTERIM_SECONDS));
    all.addAll(volume(dialect, letIn.leftBytes()));
    return all;
  }

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
