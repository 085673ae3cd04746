/** Purchases, from the wish to the granted bytes. */
@NullMarked
package byway.commerce.orders.api;

import org.jspecify.annotations.NullMarked;
