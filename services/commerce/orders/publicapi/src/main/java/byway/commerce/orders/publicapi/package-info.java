/** What apps may ask of orders. */
@NullMarked
package byway.commerce.orders.publicapi;

import org.jspecify.annotations.NullMarked;
