/** Purchases, from the wish to the granted bytes. */
@NullMarked
package byway.contracts.orders;

import org.jspecify.annotations.NullMarked;
