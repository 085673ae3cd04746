/** Hotspots: who they are, how they should be set, and how they are. */
@NullMarked
package byway.network.devices;

import org.jspecify.annotations.NullMarked;
