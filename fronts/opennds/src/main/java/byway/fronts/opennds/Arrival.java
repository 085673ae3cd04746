package byway.fronts.opennds;

import byway.kit.secrets.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * That a gateway has sent its client to the portal: sealed, since the browser keeps it. It says
 * where the visitor is and opens nothing.
 *
 * @param vouched whether it came encrypted, so that the gateway alone can have said it
 */
record Arrival(UUID deviceId, FasQuery from, Instant at, boolean vouched) {
  private static final String VOUCHED = "v";
  private static final String PURPOSE = "opennds.arrival";
  static final Duration LIFE = Duration.ofDays(1);

  /** No other token of a visit begins so. */
  private static final String MARK = "nds.";

  private static final int MOST = 400;

  static boolean isOne(String token) {
    return token.startsWith(MARK) && token.length() <= MOST;
  }

  String seal(Keys keys, UUID tenantId) {
    return MARK + keys.sealText(PURPOSE, said(), tenantId);
  }

  private byte[] said() {
    var text =
        "%s %s %s %s".formatted(from.mac(), from.gateway(), from.authDir(), vouched ? VOUCHED : "");
    var rest = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(16 + 8 + 32 + rest.length)
        .putLong(deviceId.getMostSignificantBits())
        .putLong(deviceId.getLeastSignificantBits())
        .putLong(at.getEpochSecond())
        .put(HexFormat.of().parseHex(from.hid()))
        .put(rest)
        .array();
  }

  /** None where it is no token of ours, of another operator, or more than a day old. */
  static Optional<Arrival> open(String token, Keys keys, UUID tenantId, Instant now) {
    if (!isOne(token)) {
      return Optional.empty();
    }
    return keys.openText(PURPOSE, token.substring(MARK.length()), tenantId)
        .map(Arrival::read)
        .filter(one -> one.at.plus(LIFE).isAfter(now));
  }

  private static Arrival read(byte[] said) {
    var in = ByteBuffer.wrap(said);
    var device = new UUID(in.getLong(), in.getLong());
    var at = Instant.ofEpochSecond(in.getLong());
    var hid = new byte[32];
    in.get(hid);
    var rest = new byte[in.remaining()];
    in.get(rest);
    var parts = new String(rest, StandardCharsets.UTF_8).split(" ", 4);
    return new Arrival(
        device,
        new FasQuery(HexFormat.of().formatHex(hid), parts[0], parts[1], parts[2]),
        at,
        parts.length > 3 && parts[3].equals(VOUCHED));
  }
}
