@NullMarked
package byway.commerce.catalog.console;

import org.jspecify.annotations.NullMarked;
