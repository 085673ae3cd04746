package byway.kit.backup;

import byway.kit.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Which run of the log this installation adds to, kept beside its database and not in it: a
 * database that is set back must not go on with what came after.
 *
 * @param place of the store that it is in
 * @param last segment that is there
 * @param reachesTo everything until then is there
 * @param lastBaseAt when the last whole copy was begun
 * @param secret hash of the secret that lies there; empty where none does
 */
record Chain(
    String id, String place, String last, Instant reachesTo, Instant lastBaseAt, String secret) {

  static Optional<Chain> read(Path file) throws IOException {
    try {
      return Optional.of(Json.MAPPER.readValue(Files.readString(file), Chain.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Files.createDirectories(Trees.parentOf(file));
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, Json.MAPPER.writeValueAsString(this));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Chain with(Segment segment, Instant reach) {
    var further = reach.isAfter(reachesTo) ? reach : reachesTo;
    return new Chain(id, place, segment.name(), further, lastBaseAt, secret);
  }

  Chain withBase(Base base) {
    return new Chain(id, place, last, reachesTo, base.startedAt(), secret);
  }

  Chain withSecret(String hash) {
    return new Chain(id, place, last, reachesTo, lastBaseAt, hash);
  }
}
