package byway.people.abuse.api;

import java.util.UUID;

/** {@code id} makes the command repeatable. */
public record WriteNote(UUID id, String text) {}
