/** What the contract of notifications promises, for whoever keeps it. */
@NullMarked
package byway.people.notifications.testing;

import org.jspecify.annotations.NullMarked;
