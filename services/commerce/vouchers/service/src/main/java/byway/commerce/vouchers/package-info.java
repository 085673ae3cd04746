/** Vouchers: codes that are good once, kept as keyed hashes. */
@NullMarked
package byway.commerce.vouchers;

import org.jspecify.annotations.NullMarked;
