/** The service flags. */
@NullMarked
package byway.operations.flags;

import org.jspecify.annotations.NullMarked;
