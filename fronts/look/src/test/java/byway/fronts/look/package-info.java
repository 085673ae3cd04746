/** What can be told about the look without a browser. */
@NullMarked
package byway.fronts.look;

import org.jspecify.annotations.NullMarked;
