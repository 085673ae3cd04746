/** The captive portal: sign up or in at a hotspot, see what is left, buy more. */
@NullMarked
package byway.fronts.portal;

import org.jspecify.annotations.NullMarked;
