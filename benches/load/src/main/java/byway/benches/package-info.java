/** Measures: what they share, and load from outside. */
@NullMarked
package byway.benches;

import org.jspecify.annotations.NullMarked;
