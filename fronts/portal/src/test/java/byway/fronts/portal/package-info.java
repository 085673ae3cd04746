/** What can be told about the portal without a browser. */
@NullMarked
package byway.fronts.portal;

import org.jspecify.annotations.NullMarked;
