@NullMarked
package byway.kit.outgoing;

import org.jspecify.annotations.NullMarked;
