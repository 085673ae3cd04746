package byway.fronts.opennds;

import byway.kit.platform.Keys;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * That a gateway has sent its client to the portal: sealed, since the browser keeps it. It says
 * where the visitor is and opens nothing.
 */
record Arrival(UUID deviceId, FasQuery from, Instant at) {
  static final Duration LIFE = Duration.ofDays(1);

  /** No other token of a visit begins so. */
  private static final String MARK = "nds.";

  private static final int SEAL = 16;
  private static final int MOST = 400;

  static boolean isOne(String token) {
    return token.startsWith(MARK) && token.length() <= MOST;
  }

  String seal(Keys keys, UUID tenantId) {
    var said = said();
    var sealed =
        ByteBuffer.allocate(said.length + SEAL).put(said).put(mac(keys, tenantId, said)).array();
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  private byte[] said() {
    var text = "%s %s %s".formatted(from.mac(), from.gateway(), from.authDir());
    var rest = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(16 + 8 + 32 + rest.length)
        .putLong(deviceId.getMostSignificantBits())
        .putLong(deviceId.getLeastSignificantBits())
        .putLong(at.getEpochSecond())
        .put(HexFormat.of().parseHex(from.hid()))
        .put(rest)
        .array();
  }

  private static byte[] mac(Keys keys, UUID tenantId, byte[] said) {
    return Arrays.copyOf(
        keys.mac("opennds.arrival", tenantId, HexFormat.of().formatHex(said)), SEAL);
  }

  /** None where it is no token of ours, of another operator, or more than a day old. */
  static Optional<Arrival> open(String token, Keys keys, UUID tenantId, Instant now) {
    if (!isOne(token)) {
      return Optional.empty();
    }
    try {
      var sealed = Base64.getUrlDecoder().decode(token.substring(MARK.length()));
      var said = Arrays.copyOf(sealed, Math.max(0, sealed.length - SEAL));
      var seal = Arrays.copyOfRange(sealed, said.length, sealed.length);
      if (!MessageDigest.isEqual(mac(keys, tenantId, said), seal)) {
        return Optional.empty();
      }
      return Optional.of(read(said)).filter(one -> one.at.plus(LIFE).isAfter(now));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static Arrival read(byte[] said) {
    var in = ByteBuffer.wrap(said);
    var device = new UUID(in.getLong(), in.getLong());
    var at = Instant.ofEpochSecond(in.getLong());
    var hid = new byte[32];
    in.get(hid);
    var rest = new byte[in.remaining()];
    in.get(rest);
    var parts = new String(rest, StandardCharsets.UTF_8).split(" ", 3);
    return new Arrival(
        device, new FasQuery(HexFormat.of().formatHex(hid), parts[0], parts[1], parts[2]), at);
  }
}
