/** Codes on paper that stand for data: issued by staff, good once. */
@NullMarked
package byway.commerce.vouchers.api;

import org.jspecify.annotations.NullMarked;
