/** What can be told about the API without a server. */
@NullMarked
package byway.fronts.api;

import org.jspecify.annotations.NullMarked;
