/** Money, by way of a card processor. */
@NullMarked
package byway.commerce.payments.api;

import org.jspecify.annotations.NullMarked;
