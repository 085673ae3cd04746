/** What can be told about the look without a browser. */
@NullMarked
package byway.fronts.web;

import org.jspecify.annotations.NullMarked;
