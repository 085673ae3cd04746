@NullMarked
package byway.commerce.orders.console;

import org.jspecify.annotations.NullMarked;
