/** Facts as they travel: what marks them, and the envelope (CloudEvents 1.0) that they go in. */
@NullMarked
package byway.kit.events;

import org.jspecify.annotations.NullMarked;
