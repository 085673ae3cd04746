package byway.charging.usage.api;

/**
 * What became of a feed.
 *
 * @param rows how many there were
 * @param changed how many of them were new, or corrected what was known
 */
public record TakenFeed(int rows, int changed) {}
