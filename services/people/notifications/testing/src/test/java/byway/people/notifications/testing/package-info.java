@NullMarked
package byway.people.notifications.testing;

import org.jspecify.annotations.NullMarked;
