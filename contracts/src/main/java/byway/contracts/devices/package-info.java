/** Hotspots: registry, credentials, settings, presence. */
@NullMarked
package byway.contracts.devices;

import org.jspecify.annotations.NullMarked;
