package byway.operations.flags.api;

import java.util.UUID;

/** {@code id} makes it repeatable: the same token comes again. */
public record MakeFlagToken(UUID id, String name) {}
