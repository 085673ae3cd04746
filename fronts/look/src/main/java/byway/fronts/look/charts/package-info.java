/** Charts drawn by the server, as SVG. */
@NullMarked
package byway.fronts.look.charts;

import org.jspecify.annotations.NullMarked;
