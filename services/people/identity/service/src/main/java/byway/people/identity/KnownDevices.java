package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Browsers and apps in which somebody has signed in before. They carry a sealed word about whom,
 * and nothing is kept of them here; it opens nothing, but guesses from there are counted apart. It
 * is worth nothing once somebody else has proven to read the account's address.
 */
@Singleton
final class KnownDevices {
  private static final String PREFIX = "bwd_";
  private static final String PURPOSE = "identity.known-device";
  private static final int ID_BYTES = 16;
  private static final int SAID_BYTES = ID_BYTES + 2 * Long.BYTES + Long.BYTES;
  private static final int LONGEST = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;

  KnownDevices(Keys keys) {
    this.keys = keys;
  }

  /**
   * What such a word says.
   *
   * @param id of the device
   */
  record Known(String id, UUID personId, long provenAtMillis) {
    boolean isOf(Person person) {
      return person.id().equals(personId) && millis(person) == provenAtMillis;
    }
  }

  private static long millis(Person person) {
    var at = person.provenAt();
    return at == null ? 0 : at.toEpochMilli();
  }

  /** The one that came along where it is this person's, or else a new one. */
  String of(Person person, @Nullable CameFrom from) {
    if (from != null
        && from.device() != null
        && read(from).filter(k -> k.isOf(person)).isPresent()) {
      return from.device();
    }
    var id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    var said =
        ByteBuffer.allocate(SAID_BYTES)
            .put(id)
            .putLong(person.id().getMostSignificantBits())
            .putLong(person.id().getLeastSignificantBits())
            .putLong(millis(person))
            .array();
    return PREFIX + keys.sealText(PURPOSE, said, Context.tenantId());
  }

  /** Whether somebody has signed in there before. */
  boolean isKnown(@Nullable CameFrom from) {
    return read(from).isPresent();
  }

  /** Its own name, whoever has signed in there. */
  Optional<String> id(@Nullable CameFrom from) {
    return read(from).map(Known::id);
  }

  /** Its own name, where one of these people has signed in there before. */
  Optional<String> find(@Nullable CameFrom from, List<People.Row> people) {
    return read(from)
        .filter(known -> people.stream().anyMatch(row -> known.isOf(row.person())))
        .map(Known::id);
  }

  /** Its own name, where this person has signed in there before. */
  Optional<String> find(@Nullable CameFrom from, Person person) {
    return read(from).filter(known -> known.isOf(person)).map(Known::id);
  }

  private Optional<Known> read(@Nullable CameFrom from) {
    var word = from == null ? null : from.device();
    if (word == null || word.length() > LONGEST || !word.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return keys.openText(PURPOSE, word.substring(PREFIX.length()), Context.tenantId())
        .filter(said -> said.length == SAID_BYTES)
        .map(KnownDevices::known);
  }

  private static Known known(byte[] said) {
    var in = ByteBuffer.wrap(said);
    var id = new byte[ID_BYTES];
    in.get(id);
    return new Known(
        Base64.getEncoder().encodeToString(id), new UUID(in.getLong(), in.getLong()), in.getLong());
  }
}
