package byway.network.devices.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom a hotspot goes. */
public record TransferDevice(@Nullable UUID ownerId) {}
