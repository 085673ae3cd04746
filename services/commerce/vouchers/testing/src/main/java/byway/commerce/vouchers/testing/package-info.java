/** What the contract of vouchers promises, for whoever keeps it. */
@NullMarked
package byway.commerce.vouchers.testing;

import org.jspecify.annotations.NullMarked;
