package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is called from now on, and in which language they are written to.
 *
 * @param language BCP 47; none leaves it as it is
 */
public record ChangeName(String name, @Nullable String language) {}
