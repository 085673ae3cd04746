package byway.fronts.radius;

import byway.fronts.radius.Pass.Place;
import byway.kit.secrets.Keys;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * That the platform itself has seen somebody's proof, on its way through a proxy which asks again
 * when it lets them in. It is sealed, since a proxy could otherwise name whom it likes, and good
 * for a short while, for this proxy and one client device at one access point.
 */
record SeenProof(UUID customerId, Instant seenAt) {
  /** An answer through a tunnel of TLS takes some rounds. */
  static final Duration GOOD = Duration.ofMinutes(2);

  private static final String PURPOSE = "radius.seen-proof";
  private static final int SAID = 16 + 8;

  /** In hexadecimal, as an attribute of text can carry it. */
  String seal(Keys keys, UUID proxyId, Place place) {
    var said =
        ByteBuffer.allocate(SAID)
            .putLong(customerId.getMostSignificantBits())
            .putLong(customerId.getLeastSignificantBits())
            .putLong(seenAt.getEpochSecond())
            .array();
    return HexFormat.of()
        .formatHex(
            keys.seal(PURPOSE, said, proxyId, place.tenantId(), place.deviceId(), place.mac()));
  }

  /** None where it was not sealed here for this proxy and place, or is no longer good. */
  static Optional<SeenProof> open(
      String sealed, Keys keys, UUID proxyId, Place place, Instant now) {
    return bytes(sealed)
        .flatMap(
            bytes ->
                keys.open(PURPOSE, bytes, proxyId, place.tenantId(), place.deviceId(), place.mac()))
        .map(SeenProof::read)
        .filter(proof -> proof.seenAt.plus(GOOD).isAfter(now));
  }

  private static Optional<byte[]> bytes(String sealed) {
    try {
      return Optional.of(HexFormat.of().parseHex(sealed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SeenProof read(byte[] said) {
    var in = ByteBuffer.wrap(said);
    return new SeenProof(new UUID(in.getLong(), in.getLong()), Instant.ofEpochSecond(in.getLong()));
  }
}
