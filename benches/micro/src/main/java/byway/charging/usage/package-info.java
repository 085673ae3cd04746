/** The innermost parts of the history, measured by themselves. */
@NullMarked
package byway.charging.usage;

import org.jspecify.annotations.NullMarked;
