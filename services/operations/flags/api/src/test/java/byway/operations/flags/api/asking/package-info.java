/** Tests of how flags are answered. */
@NullMarked
package byway.operations.flags.api.asking;

import org.jspecify.annotations.NullMarked;
