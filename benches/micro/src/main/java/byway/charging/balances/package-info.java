/** The innermost parts of charging, measured by themselves. */
@NullMarked
package byway.charging.balances;

import org.jspecify.annotations.NullMarked;
