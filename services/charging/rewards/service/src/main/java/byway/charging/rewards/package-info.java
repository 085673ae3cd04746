/** Bonuses for new guests and for the owners who brought them. */
@NullMarked
package byway.charging.rewards;

import org.jspecify.annotations.NullMarked;
