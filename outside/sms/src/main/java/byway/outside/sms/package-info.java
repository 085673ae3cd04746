/** A gateway for text messages to test against. */
@NullMarked
package byway.outside.sms;

import org.jspecify.annotations.NullMarked;
