/** What the contract of balances promises, for whoever keeps it. */
@NullMarked
package byway.charging.balances.testing;

import org.jspecify.annotations.NullMarked;
