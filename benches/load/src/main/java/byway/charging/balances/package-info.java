/** Measures of this service, on its inner parts. */
@NullMarked
package byway.charging.balances;

import org.jspecify.annotations.NullMarked;
