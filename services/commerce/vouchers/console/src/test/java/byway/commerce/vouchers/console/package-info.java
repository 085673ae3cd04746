@NullMarked
package byway.commerce.vouchers.console;

import org.jspecify.annotations.NullMarked;
