/** What staff see of objections. */
@NullMarked
package byway.charging.objections.console;

import org.jspecify.annotations.NullMarked;
