/** What was used, when, by whom and through which hotspot. */
@NullMarked
package byway.charging.usage;

import org.jspecify.annotations.NullMarked;
