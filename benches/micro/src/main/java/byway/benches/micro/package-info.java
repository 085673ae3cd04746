/** The innermost parts, measured by themselves. */
@NullMarked
package byway.benches.micro;

import org.jspecify.annotations.NullMarked;
