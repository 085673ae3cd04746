/** What the contract of rewards promises, for whoever keeps it. */
@NullMarked
package byway.charging.rewards.testing;

import org.jspecify.annotations.NullMarked;
