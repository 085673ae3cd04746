/** Messages to people. */
@NullMarked
package byway.people.notifications;

import org.jspecify.annotations.NullMarked;
