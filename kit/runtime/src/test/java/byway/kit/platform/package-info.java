/** The HTTP door, byte by byte. */
@NullMarked
package byway.kit.platform;

import org.jspecify.annotations.NullMarked;
