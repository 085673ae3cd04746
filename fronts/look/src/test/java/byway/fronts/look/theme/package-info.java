/** Operators' colours. */
@NullMarked
package byway.fronts.look.theme;

import org.jspecify.annotations.NullMarked;
