package byway.network.devices.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new hotspot; {@code id} makes the command repeatable until the hotspot has first connected. */
public record RegisterDevice(UUID id, String name, String serial, @Nullable UUID ownerId) {}
