@NullMarked
package byway.charging.rewards;

import org.jspecify.annotations.NullMarked;
