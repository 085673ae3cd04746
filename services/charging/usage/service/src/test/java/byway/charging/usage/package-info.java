@NullMarked
package byway.charging.usage;

import org.jspecify.annotations.NullMarked;
