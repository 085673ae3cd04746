package byway.operations.flags.api;

import java.time.Instant;

/**
 * A flag as it is.
 *
 * @param key what code asks by
 * @param version grows with each change of any flag of the operator
 */
public record Flag(String key, FlagDefinition definition, long version, Instant changedAt) {}
