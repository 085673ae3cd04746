/** Tests of the hotspot's agent. */
@NullMarked
package byway.hotspot.agent;

import org.jspecify.annotations.NullMarked;
