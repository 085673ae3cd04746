package byway.kit.incoming;

import byway.kit.store.Tx;
import java.util.Optional;
import java.util.UUID;

/**
 * What an event will do, decided before its transaction, where others may still be asked.
 *
 * @param tenantId whose it is, by what we wrote into the object, never by who brings it; none where
 *     it is nobody's here
 * @param version the object's, where it has one: an older one than was seen does nothing
 */
public record Plan(Optional<UUID> tenantId, Optional<ObjectVersion> version, Effect effect) {

  /** The change, in the transaction that marks the event as taken. */
  @FunctionalInterface
  public interface Effect {
    /**
     * Whether there was what it is about; an event about something unknown is taken all the same.
     */
    boolean in(Tx tx);
  }

  /**
   * How new an object is, by its own count or time.
   *
   * @param object its id at the source
   * @param version larger for a later state
   */
  public record ObjectVersion(String object, long version) {}

  public static Plan of(UUID tenantId, Effect effect) {
    return new Plan(Optional.of(tenantId), Optional.empty(), effect);
  }

  /** Nobody's here. */
  public static Plan foreign() {
    return new Plan(Optional.empty(), Optional.empty(), tx -> false);
  }

  public Plan onlyIfNewer(String object, long version) {
    return new Plan(tenantId, Optional.of(new ObjectVersion(object, version)), effect);
  }
}
