package byway.fronts.radius;

import byway.kit.platform.Keys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a customer has proven who they are at an access point: the attribute Class, which the access
 * point gives back with each report. It is sealed, since whoever owns an access point could
 * otherwise report for customers who were never there.
 *
 * @param leftBytes up to which the access point was told that it may serve
 */
record Pass(UUID customerId, Instant issuedAt, long leftBytes) {
  private static final String PURPOSE = "radius.pass";
  private static final int SAID = 16 + 8 + 8;

  /** Who may use it: one client device at one access point. */
  record Place(UUID tenantId, UUID deviceId, String mac) {}

  byte[] seal(Keys keys, Place place) {
    var said =
        ByteBuffer.allocate(SAID)
            .putLong(customerId.getMostSignificantBits())
            .putLong(customerId.getLeastSignificantBits())
            .putLong(issuedAt.getEpochSecond())
            .putLong(leftBytes)
            .array();
    return keys.seal(PURPOSE, said, place.tenantId, place.deviceId, place.mac);
  }

  /** Another server's Class, or one of another place, is none. */
  static Optional<Pass> open(byte[] bytes, Keys keys, Place place) {
    return keys.open(PURPOSE, bytes, place.tenantId, place.deviceId, place.mac).map(Pass::read);
  }

  private static Pass read(byte[] said) {
    var in = ByteBuffer.wrap(said);
    return new Pass(
        new UUID(in.getLong(), in.getLong()), Instant.ofEpochSecond(in.getLong()), in.getLong());
  }
}
