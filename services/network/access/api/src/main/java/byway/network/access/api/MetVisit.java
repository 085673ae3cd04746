package byway.network.access.api;

/**
 * A visit, and whether it is this browser's.
 *
 * @param own whether the browser came first, from where the hotspot is, or the person has agreed.
 *     Otherwise the link may be somebody else's: nothing is opened before she is asked
 */
public record MetVisit(Visit visit, boolean own) {}
