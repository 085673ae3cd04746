/** Mail and short messages to people. */
@NullMarked
package byway.people.notifications.api;

import org.jspecify.annotations.NullMarked;
