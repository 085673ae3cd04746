/** The pages on which staff issue, print and void vouchers. */
@NullMarked
package byway.commerce.vouchers.console;

import org.jspecify.annotations.NullMarked;
