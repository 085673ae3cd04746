/** RADIUS on the wire (RFC 2865, 2866, 2869, 5176): packets, their proofs, hidden values. */
@NullMarked
package byway.kit.radius;

import org.jspecify.annotations.NullMarked;
