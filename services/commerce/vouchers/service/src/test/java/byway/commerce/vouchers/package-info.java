/** Tests of the vouchers, on a real database. */
@NullMarked
package byway.commerce.vouchers;

import org.jspecify.annotations.NullMarked;
