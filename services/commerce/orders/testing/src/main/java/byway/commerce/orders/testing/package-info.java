/** What the contract of orders promises, for whoever keeps it. */
@NullMarked
package byway.commerce.orders.testing;

import org.jspecify.annotations.NullMarked;
