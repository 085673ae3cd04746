/** How long it takes to answer a flag. */
@NullMarked
package byway.operations.flags.api.asking;

import org.jspecify.annotations.NullMarked;
