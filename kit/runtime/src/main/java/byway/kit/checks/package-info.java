/**
 * Whether all is well: one list of checks, asked by pages, {@code /ready} and the metrics alike.
 */
@NullMarked
package byway.kit.checks;

import org.jspecify.annotations.NullMarked;
