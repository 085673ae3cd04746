package byway.kit.secrets;

import java.util.Map;

/**
 * What a service keeps that is worked out again from a version of the secret, and is lost when that
 * version is known no more. A service that keeps such brings one of these as a bean.
 */
public interface KeptByVersion {
  /** For people, in the plural: {@code secrets of access points}. */
  String what();

  /** How many there are of each version, of all operators; looked up, and seldom asked for. */
  Map<Integer, Long> counts();

  /** How many no version that is known brings back, as after a restart with another secret. */
  default long lost() {
    return 0;
  }
}
