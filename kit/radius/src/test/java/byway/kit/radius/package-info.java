/** Tests of RADIUS on the wire. */
@NullMarked
package byway.kit.radius;

import org.jspecify.annotations.NullMarked;
