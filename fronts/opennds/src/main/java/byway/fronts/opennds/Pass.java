package byway.fronts.opennds;

import byway.kit.platform.Keys;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * That a customer wants to be online with one client device: openNDS takes it along as {@code
 * custom} and says it in each report. It is good for one token only, which the gateway draws anew
 * each time it puts the client out, so one that is used again opens nothing.
 */
record Pass(UUID customerId, Instant issuedAt) {
  private static final int SAID = 16 + 8;
  private static final int SEAL = 16;

  /** Who may use it: one client device at one access point, as long as it has this token. */
  record Place(UUID tenantId, UUID deviceId, String mac, String hid) {}

  String seal(Keys keys, Place place) {
    var said =
        ByteBuffer.allocate(SAID)
            .putLong(customerId.getMostSignificantBits())
            .putLong(customerId.getLeastSignificantBits())
            .putLong(issuedAt.getEpochSecond())
            .array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(SAID + SEAL).put(said).put(mac(keys, place, said)).array());
  }

  private static byte[] mac(Keys keys, Place place, byte[] said) {
    var said16 = HexFormat.of().formatHex(said);
    return Arrays.copyOf(
        keys.mac("opennds.pass", place.tenantId, place.deviceId, place.mac, place.hid, said16),
        SEAL);
  }

  /** The bytes of what a gateway says; empty where they can be none of ours. */
  static byte[] bytes(String custom) {
    try {
      var bytes = Base64.getUrlDecoder().decode(custom);
      return bytes.length == SAID + SEAL ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  static Optional<Pass> open(byte[] bytes, Keys keys, Place place) {
    if (bytes.length != SAID + SEAL) {
      return Optional.empty();
    }
    var said = Arrays.copyOf(bytes, SAID);
    if (!MessageDigest.isEqual(
        mac(keys, place, said), Arrays.copyOfRange(bytes, SAID, bytes.length))) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(said);
    return Optional.of(
        new Pass(new UUID(in.getLong(), in.getLong()), Instant.ofEpochSecond(in.getLong())));
  }
}
