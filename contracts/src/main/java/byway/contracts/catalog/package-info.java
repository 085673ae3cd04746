/** What an operator sells. */
@NullMarked
package byway.contracts.catalog;

import org.jspecify.annotations.NullMarked;
