/** Money, by way of a card processor. */
@NullMarked
package byway.contracts.payments;

import org.jspecify.annotations.NullMarked;
