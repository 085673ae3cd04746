/** Charts drawn by the server. */
@NullMarked
package byway.fronts.web.charts;

import org.jspecify.annotations.NullMarked;
