package byway.kit.values;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, in the language of lists (AIP-160). What a list can be
 * filtered and sorted by, its contract says.
 *
 * @param filter such as {@code state:paid price>10}; blank for everything
 * @param sort such as {@code -placed,pack}; blank for the list's usual order
 * @param cursor {@link Page#next} of the page before, with the same sort; none for the first
 * @param limit rows of a page, bounded by {@link Page#limit}
 */
public record ListRequest(String filter, String sort, @Nullable String cursor, int limit) {}
