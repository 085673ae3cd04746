/**
 * A real database, hand-moved time and a straight way for facts: what a service's tests stand on.
 */
@NullMarked
package byway.kit.testing;

import org.jspecify.annotations.NullMarked;
