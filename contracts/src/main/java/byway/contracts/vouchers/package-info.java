/** Codes on paper that stand for data: issued by staff, good once. */
@NullMarked
package byway.contracts.vouchers;

import org.jspecify.annotations.NullMarked;
