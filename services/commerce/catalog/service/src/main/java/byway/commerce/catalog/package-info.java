/** What an operator sells. */
@NullMarked
package byway.commerce.catalog;

import org.jspecify.annotations.NullMarked;
