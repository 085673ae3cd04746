/** Tests of who a hotspot is. */
@NullMarked
package byway.hotspot.agent.identity;

import org.jspecify.annotations.NullMarked;
