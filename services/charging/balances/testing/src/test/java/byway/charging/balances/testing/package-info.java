@NullMarked
package byway.charging.balances.testing;

import org.jspecify.annotations.NullMarked;
