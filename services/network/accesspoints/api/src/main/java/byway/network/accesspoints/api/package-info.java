/** What the service accesspoints answers and publishes. */
@NullMarked
package byway.network.accesspoints.api;

import org.jspecify.annotations.NullMarked;
