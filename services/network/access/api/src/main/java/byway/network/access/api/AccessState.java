package byway.network.access.api;

import org.jspecify.annotations.Nullable;

/** Whether a client device is signed in at a hotspot; none where it is not. */
public record AccessState(@Nullable Session session) {}
