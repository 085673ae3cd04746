package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * Another password for somebody who is signed in.
 *
 * @param current the one that they have; none where there is none, or it is forgotten: then they
 *     must have signed in by a code a moment ago
 * @param password the new one
 * @param from with the session of who asks, which goes on where all others end
 */
public record ChoosePassword(@Nullable String current, String password, CameFrom from) {}
