/** Charts drawn by the server. */
@NullMarked
package byway.fronts.look.charts;

import org.jspecify.annotations.NullMarked;
