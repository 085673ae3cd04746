package byway.kit.incoming;

/**
 * An event as its source tells it.
 *
 * @param id the same whenever it is told
 * @param kind such as {@code parcel.delivered}
 * @param data whatever the service reads out of the body
 */
public record SourceEvent<M>(String id, String kind, M data) {}
