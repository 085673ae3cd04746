/** Charts drawn by the server, as SVG. */
@NullMarked
package byway.fronts.web.charts;

import org.jspecify.annotations.NullMarked;
