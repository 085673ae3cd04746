/** What staff see of the books, and what was given to a customer. */
@NullMarked
package byway.charging.balances.console;

import org.jspecify.annotations.NullMarked;
