/** What an operator sells. */
@NullMarked
package byway.commerce.catalog.api;

import org.jspecify.annotations.NullMarked;
