/** A stand-in for the outside card processor: a real HTTP server that speaks Stripe's API. */
@NullMarked
package byway.outside.cards;

import org.jspecify.annotations.NullMarked;
