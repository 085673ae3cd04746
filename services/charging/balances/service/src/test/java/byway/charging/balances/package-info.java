@NullMarked
package byway.charging.balances;

import org.jspecify.annotations.NullMarked;
