package byway.fronts.radius;

import byway.kit.platform.Keys;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
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
  private static final int MARK = 0x4259_5731; // BYW1
  private static final int SAID = 4 + 16 + 8 + 8;
  private static final int SEAL = 16;

  /** Who may use it: one client device at one access point. */
  record Place(UUID tenantId, UUID deviceId, String mac) {}

  byte[] seal(Keys keys, Place place) {
    var said = said();
    return ByteBuffer.allocate(SAID + SEAL).put(said).put(mac(keys, place, said)).array();
  }

  private byte[] said() {
    return ByteBuffer.allocate(SAID)
        .putInt(MARK)
        .putLong(customerId.getMostSignificantBits())
        .putLong(customerId.getLeastSignificantBits())
        .putLong(issuedAt.getEpochSecond())
        .putLong(leftBytes)
        .array();
  }

  private static byte[] mac(Keys keys, Place place, byte[] said) {
    var said16 = HexFormat.of().formatHex(said);
    return Arrays.copyOf(
        keys.mac("radius.pass", place.tenantId, place.deviceId, place.mac, said16), SEAL);
  }

  /** Another server's Class, or one of another place, is none. */
  static Optional<Pass> open(byte[] bytes, Keys keys, Place place) {
    if (bytes.length != SAID + SEAL) {
      return Optional.empty();
    }
    var said = Arrays.copyOf(bytes, SAID);
    var seal = Arrays.copyOfRange(bytes, SAID, bytes.length);
    var in = ByteBuffer.wrap(said);
    if (in.getInt() != MARK || !MessageDigest.isEqual(mac(keys, place, said), seal)) {
      return Optional.empty();
    }
    return Optional.of(
        new Pass(
            new UUID(in.getLong(), in.getLong()),
            Instant.ofEpochSecond(in.getLong()),
            in.getLong()));
  }
}
