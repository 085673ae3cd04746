/** The charging core: balances, meters, lots and postings. */
@NullMarked
package byway.charging.balances.api;

import org.jspecify.annotations.NullMarked;
