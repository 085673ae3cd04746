/** How values are written and read: the same on the bus, in calls and on the outside. */
@NullMarked
package byway.kit.json;

import org.jspecify.annotations.NullMarked;
