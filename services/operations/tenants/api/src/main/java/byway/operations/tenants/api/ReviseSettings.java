package byway.operations.tenants.api;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has changed of what they saw. A member that is in {@code to} as it was in {@code
 * was} stays as it is by now, so that two who change different things at once do not undo each
 * other.
 *
 * @param name of the operator from now on; none leaves it
 * @param was what was seen
 * @param to what it is to be
 */
public record ReviseSettings(@Nullable String name, TenantSettings was, TenantSettings to) {}
