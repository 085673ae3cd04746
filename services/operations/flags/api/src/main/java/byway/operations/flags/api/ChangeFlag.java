package byway.operations.flags.api;

import java.util.UUID;

/**
 * Says anew what a flag says.
 *
 * @param id makes it repeatable
 * @param over the version that was looked at; 0 for a flag that is new
 */
public record ChangeFlag(
    UUID id, String key, FlagDefinition definition, long over, String reason) {}
