/** The HTTP door, byte by byte. */
@NullMarked
package byway.kit.web;

import org.jspecify.annotations.NullMarked;
