/** What the service abuse answers and publishes. */
@NullMarked
package byway.people.abuse.api;

import org.jspecify.annotations.NullMarked;
