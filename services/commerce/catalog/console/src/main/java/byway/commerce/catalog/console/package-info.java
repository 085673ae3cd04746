/** The page on which staff put packs on sale and take them off. */
@NullMarked
package byway.commerce.catalog.console;

import org.jspecify.annotations.NullMarked;
