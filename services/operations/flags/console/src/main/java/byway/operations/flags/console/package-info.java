/** What staff see of flags. */
@NullMarked
package byway.operations.flags.console;

import org.jspecify.annotations.NullMarked;
