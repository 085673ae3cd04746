package byway.fronts.opennds;

import byway.kit.secrets.Keys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * That a customer wants to be online with one client device: openNDS takes it along as {@code
 * custom} and says it in each report. It is good for one token only, which the gateway draws anew
 * each time it puts the client out, so one that is used again opens nothing.
 *
 * @param issuedAt to the millisecond
 */
record Pass(UUID customerId, Instant issuedAt) {
  private static final String PURPOSE = "opennds.pass";
  private static final int SAID = 16 + 8;

  /** Who may use it: one client device at one access point, as long as it has this token. */
  record Place(UUID tenantId, UUID deviceId, String mac, String hid) {}

  String seal(Keys keys, Place place) {
    var said =
        ByteBuffer.allocate(SAID)
            .putLong(customerId.getMostSignificantBits())
            .putLong(customerId.getLeastSignificantBits())
            .putLong(issuedAt.toEpochMilli())
            .array();
    return keys.sealText(PURPOSE, said, place.tenantId, place.deviceId, place.mac, place.hid);
  }

  /** The bytes of what a gateway says; empty where they can be none of ours. */
  static byte[] bytes(String custom) {
    try {
      var bytes = Base64.getUrlDecoder().decode(custom);
      return bytes.length == SAID + Keys.SEAL_BYTES ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  static Optional<Pass> open(byte[] bytes, Keys keys, Place place) {
    return keys.open(PURPOSE, bytes, place.tenantId, place.deviceId, place.mac, place.hid)
        .map(Pass::read);
  }

  private static Pass read(byte[] said) {
    var in = ByteBuffer.wrap(said);
    return new Pass(new UUID(in.getLong(), in.getLong()), Instant.ofEpochMilli(in.getLong()));
  }
}
