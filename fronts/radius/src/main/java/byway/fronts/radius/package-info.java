/** The front for access points that speak RADIUS. */
@NullMarked
package byway.fronts.radius;

import org.jspecify.annotations.NullMarked;
