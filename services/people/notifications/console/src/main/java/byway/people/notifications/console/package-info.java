/** Messages that left, or wait to, as staff may read them. */
@NullMarked
package byway.people.notifications.console;

import org.jspecify.annotations.NullMarked;
