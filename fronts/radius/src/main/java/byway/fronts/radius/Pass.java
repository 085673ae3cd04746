package byway.fronts.radius;

import byway.kit.secrets.Keys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * That a customer has proven who they are at an access point: the attribute Class, which the access
 * point gives back with each report. It is sealed, since whoever owns an access point could
 * otherwise report for customers who were never there. It says who pays; which accounting session
 * it is brought with is none of its business, and may change.
 *
 * @param issuedAt to the millisecond
 * @param leftBytes up to which the access point was told that it may serve
 * @param mac of the client device that it was given for
 */
record Pass(UUID customerId, Instant issuedAt, long leftBytes, String mac) {
  private static final String PURPOSE = "radius.pass";
  private static final HexFormat MAC = HexFormat.ofDelimiter(":");
  private static final int MAC_BYTES = 6;
  private static final int SAID = 16 + 8 + 8 + MAC_BYTES;

  /** Who may use it: one client device at one access point. */
  record Place(UUID tenantId, UUID deviceId, String mac) {}

  byte[] seal(Keys keys, Place place) {
    var said =
        ByteBuffer.allocate(SAID)
            .putLong(customerId.getMostSignificantBits())
            .putLong(customerId.getLeastSignificantBits())
            .putLong(issuedAt.toEpochMilli())
            .putLong(leftBytes)
            .put(MAC.parseHex(mac))
            .array();
    return keys.seal(PURPOSE, said, place.tenantId, place.deviceId);
  }

  /** Another server's Class, or one of another access point, is none. */
  static Optional<Pass> open(byte[] bytes, Keys keys, UUID tenantId, UUID deviceId) {
    return bytes.length == SAID + Keys.SEAL_BYTES
        ? keys.open(PURPOSE, bytes, tenantId, deviceId).map(Pass::read)
        : Optional.empty();
  }

  private static Pass read(byte[] said) {
    var in = ByteBuffer.wrap(said);
    var customer = new UUID(in.getLong(), in.getLong());
    var issued = Instant.ofEpochMilli(in.getLong());
    long left = in.getLong();
    var mac = new byte[MAC_BYTES];
    in.get(mac);
    return new Pass(customer, issued, left, MAC.formatHex(mac));
  }
}
