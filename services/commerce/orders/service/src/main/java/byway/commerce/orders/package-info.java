/** Purchases: from the wish to buy, over the money, to the granted bytes and back. */
@NullMarked
package byway.commerce.orders;

import org.jspecify.annotations.NullMarked;
