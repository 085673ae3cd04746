package byway.fronts.console;

import byway.kit.bus.DeadLetters;
import byway.kit.context.Context;
import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Dead letters of one operator. The broker keeps those of all together, and the staff of one must
 * not read another's; of the message itself they see what it is, and not what is in it.
 */
@Singleton
public final class TenantLetters {
  private final DeadLetters all;

  TenantLetters(DeadLetters all) {
    this.all = all;
  }

  /** At most a thousand. */
  List<Letter> list() {
    return mine().first().stream()
        .map(letter -> new Letter(letter.id(), letter.queue(), letter.type()))
        .toList();
  }

  int count() {
    return mine().all();
  }

  private DeadLetters.Meant mine() {
    var tenant = Context.tenantId();
    return all.of(letter -> isOf(tenant, letter.envelope()));
  }

  /** Sends them again; those of other operators stay where they are. */
  int replay() {
    var tenant = Context.tenantId();
    return all.replay(letter -> isOf(tenant, letter.envelope()));
  }

  /** What staff see of one. */
  public record Letter(String id, String queue, String type) {}

  static boolean isOf(UUID tenant, String envelope) {
    try {
      return tenant.toString().equals(Json.MAPPER.readTree(envelope).path("tenant").asText());
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
