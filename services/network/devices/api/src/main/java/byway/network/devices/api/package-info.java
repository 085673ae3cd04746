/** Hotspots: registry, credentials, settings, presence. */
@NullMarked
package byway.network.devices.api;

import org.jspecify.annotations.NullMarked;
