/** Tests of the device protocol. */
@NullMarked
package byway.hotspot.protocol;

import org.jspecify.annotations.NullMarked;
