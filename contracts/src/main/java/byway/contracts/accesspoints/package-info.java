/** What the service accesspoints answers and publishes. */
@NullMarked
package byway.contracts.accesspoints;

import org.jspecify.annotations.NullMarked;
