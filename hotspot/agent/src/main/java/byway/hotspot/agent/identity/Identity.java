package byway.hotspot.agent.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a box knows of itself.
 *
 * @param secret which it signs in with
 * @param next the one that is to take its place, while that is not proven; else empty
 * @param number of the last secret that was told
 * @param secretSince when the secret was made
 * @param place where it belongs, once it has been claimed
 */
record Identity(
    BoxKey key,
    String secret,
    String next,
    long number,
    Instant secretSince,
    Optional<Place> place) {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of a box that nobody has claimed. */
  static Identity fresh(Instant now) {
    return new Identity(BoxKey.make(), random(), "", 0, now, Optional.empty());
  }

  static String random() {
    var bits = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bits);
    return BoxKey.TEXT.encodeToString(bits);
  }

  Identity at(Place claimed) {
    return new Identity(key, secret, next, number, secretSince, Optional.of(claimed));
  }

  /** With one more secret, of which nobody knows yet whether it will be the one. */
  Identity changing() {
    var coming = next.isEmpty() ? random() : next;
    return new Identity(key, secret, coming, number + 1, secretSince, place);
  }

  /** The platform took this one. */
  Identity settled(String taken, Instant now) {
    var since = taken.equals(secret) ? secretSince : now;
    return new Identity(key, taken, "", number, since, place);
  }

  Map<String, String> lines() {
    var lines = new TreeMap<String, String>();
    lines.put("key.private", key.privateText());
    lines.put("key.public", key.publicText());
    lines.put("secret", secret);
    lines.put("secret.next", next);
    lines.put("secret.number", Long.toString(number));
    lines.put("secret.since", Long.toString(secretSince.getEpochSecond()));
    place.ifPresent(known -> lines.putAll(known.lines()));
    return lines;
  }

  /**
   * @throws IllegalArgumentException where something is missing or is not what it says
   */
  static Identity read(Map<String, String> lines) {
    var secret = lines.getOrDefault("secret", "");
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("the secret is missing");
    }
    return new Identity(
        BoxKey.read(lines.getOrDefault("key.public", ""), lines.getOrDefault("key.private", "")),
        secret,
        lines.getOrDefault("secret.next", ""),
        Long.parseLong(lines.getOrDefault("secret.number", "0")),
        Instant.ofEpochSecond(Long.parseLong(lines.getOrDefault("secret.since", "0"))),
        lines.containsKey("device") ? Optional.of(Place.read(lines)) : Optional.empty());
  }
}
