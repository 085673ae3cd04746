/** The pages on which staff set up access points that speak RADIUS, and trusted proxies. */
@NullMarked
package byway.network.accesspoints.console;

import org.jspecify.annotations.NullMarked;
