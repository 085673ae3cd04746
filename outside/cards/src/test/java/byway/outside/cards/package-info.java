/** Tries the processor with the official SDK and a plain browser. */
@NullMarked
package byway.outside.cards;

import org.jspecify.annotations.NullMarked;
