/** How payments stand, for the console. */
@NullMarked
package byway.commerce.payments.console;

import org.jspecify.annotations.NullMarked;
