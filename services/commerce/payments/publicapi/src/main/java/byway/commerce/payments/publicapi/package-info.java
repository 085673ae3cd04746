/** What apps may ask of payments. */
@NullMarked
package byway.commerce.payments.publicapi;

import org.jspecify.annotations.NullMarked;
