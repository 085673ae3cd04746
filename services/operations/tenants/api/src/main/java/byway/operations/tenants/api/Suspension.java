package byway.operations.tenants.api;

import java.time.Instant;

/**
 * An operator serves nobody new.
 *
 * @param reason in words, for who runs the installation
 * @param atOnce whether sessions that were open have ended too; else they go on until what is paid
 *     for is used
 */
public record Suspension(Instant since, String reason, boolean atOnce) {}
