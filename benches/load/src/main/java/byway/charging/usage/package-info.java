/** Measures of this service, on its inner parts. */
@NullMarked
package byway.charging.usage;

import org.jspecify.annotations.NullMarked;
