/** Who is there, and who is not. */
@NullMarked
package byway.fronts.metering;

import org.jspecify.annotations.NullMarked;
