/** What can be told about the dashboard without a browser. */
@NullMarked
package byway.fronts.dashboard;

import org.jspecify.annotations.NullMarked;
