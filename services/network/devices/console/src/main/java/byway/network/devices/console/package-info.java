/** The pages of hotspots: a list, one, the map, free places. */
@NullMarked
package byway.network.devices.console;

import org.jspecify.annotations.NullMarked;
