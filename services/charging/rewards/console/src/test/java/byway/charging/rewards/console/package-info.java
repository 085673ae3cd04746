@NullMarked
package byway.charging.rewards.console;

import org.jspecify.annotations.NullMarked;
