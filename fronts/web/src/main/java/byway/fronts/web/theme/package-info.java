/** An operator's own colours and logo, made readable. */
@NullMarked
package byway.fronts.web.theme;

import org.jspecify.annotations.NullMarked;
