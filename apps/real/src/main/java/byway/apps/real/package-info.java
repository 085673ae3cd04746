/** The main job once more, with no simulation on the way of the data. */
@NullMarked
package byway.apps.real;

import org.jspecify.annotations.NullMarked;
