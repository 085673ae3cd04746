/** The pages on which staff see what was bought, and what became of its money. */
@NullMarked
package byway.commerce.orders.console;

import org.jspecify.annotations.NullMarked;
