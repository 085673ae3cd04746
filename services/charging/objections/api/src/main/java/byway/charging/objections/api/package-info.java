/** What the service objections answers and publishes. */
@NullMarked
package byway.charging.objections.api;

import org.jspecify.annotations.NullMarked;
