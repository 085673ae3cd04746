/** An operator's own colours and logo, made readable. */
@NullMarked
package byway.fronts.look.theme;

import org.jspecify.annotations.NullMarked;
