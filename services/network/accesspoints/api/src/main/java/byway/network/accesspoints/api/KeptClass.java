package byway.network.accesspoints.api;

import org.jspecify.annotations.Nullable;

/**
 * What was given last for a client device at an access point.
 *
 * @param classHex in hexadecimal; none where nothing was given within a day
 */
public record KeptClass(@Nullable String classHex) {}
