/** For who sets the installation up, and for who runs it. */
@NullMarked
package byway.fronts.platform;

import org.jspecify.annotations.NullMarked;
