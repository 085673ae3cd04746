/** The front as hotspots and others meet it: through its socket. */
@NullMarked
package byway.fronts.devicelink;

import org.jspecify.annotations.NullMarked;
