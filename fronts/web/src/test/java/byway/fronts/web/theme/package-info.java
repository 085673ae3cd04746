/** Operators' colours. */
@NullMarked
package byway.fronts.web.theme;

import org.jspecify.annotations.NullMarked;
