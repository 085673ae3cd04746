/** The customer's own pages: what is left, what was used and bought, own hotspots, cards. */
@NullMarked
package byway.fronts.dashboard;

import org.jspecify.annotations.NullMarked;
