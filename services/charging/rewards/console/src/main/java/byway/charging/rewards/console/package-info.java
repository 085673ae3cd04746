/** The page of what new guests and owners are given, and of its bounds. */
@NullMarked
package byway.charging.rewards.console;

import org.jspecify.annotations.NullMarked;
