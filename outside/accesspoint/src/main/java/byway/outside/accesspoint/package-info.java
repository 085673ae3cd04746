/** An access point that speaks RADIUS, as operators have them already. */
@NullMarked
package byway.outside.accesspoint;

import org.jspecify.annotations.NullMarked;
