package byway.operations.installation;

import byway.kit.json.Json;
import byway.kit.secrets.Keys;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps a draft unreadable to who reads the database alone. Where its secret is not known any more
 * it cannot be read, and one begins anew.
 */
@Singleton
final class DraftSeal {
  private static final String PURPOSE = "installation.draft";

  private final Keys keys;

  DraftSeal(Keys keys) {
    this.keys = keys;
  }

  byte[] seal(Draft draft) {
    try {
      return keys.hide(PURPOSE, Json.MAPPER.writeValueAsBytes(draft));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<Draft> open(byte[] sealed) {
    return keys.reveal(PURPOSE, sealed).flatMap(DraftSeal::read);
  }

  private static Optional<Draft> read(byte[] plain) {
    try {
      return Optional.of(Json.MAPPER.readValue(plain, Draft.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
