@NullMarked
package byway.people.notifications.console;

import org.jspecify.annotations.NullMarked;
