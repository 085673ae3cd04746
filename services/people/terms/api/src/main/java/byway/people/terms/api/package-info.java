/** What the service terms answers and publishes. */
@NullMarked
package byway.people.terms.api;

import org.jspecify.annotations.NullMarked;
