/** Who a hotspot is: its own key, how it is claimed, and what it signs in with. */
@NullMarked
package byway.hotspot.agent.identity;

import org.jspecify.annotations.NullMarked;
