/** What can be told about the radius without a browser. */
@NullMarked
package byway.fronts.radius;

import org.jspecify.annotations.NullMarked;
