/** Mail and short messages to people. */
@NullMarked
package byway.contracts.notifications;

import org.jspecify.annotations.NullMarked;
