/** Small values that every service speaks of: identifiers, money, pages, refusals. */
@NullMarked
package byway.kit.values;

import org.jspecify.annotations.NullMarked;
