/** Payments against a real server that speaks the processor's API. */
@NullMarked
package byway.commerce.payments;

import org.jspecify.annotations.NullMarked;
