@NullMarked
package byway.charging.usage.console;

import org.jspecify.annotations.NullMarked;
