/** Money, through a card processor: asked for once, captured once, never paid back twice. */
@NullMarked
package byway.commerce.payments;

import org.jspecify.annotations.NullMarked;
