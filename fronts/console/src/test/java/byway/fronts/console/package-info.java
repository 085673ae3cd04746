/** What can be told about the console without a browser. */
@NullMarked
package byway.fronts.console;

import org.jspecify.annotations.NullMarked;
