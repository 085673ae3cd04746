/**
 * The hotspot's agent: admits clients up to what is paid for, counts, remembers across power loss,
 * and settles with the platform.
 */
@NullMarked
package byway.hotspot.agent;

import org.jspecify.annotations.NullMarked;
