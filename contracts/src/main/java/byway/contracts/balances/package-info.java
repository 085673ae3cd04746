/** The charging core: balances, meters, lots and postings. */
@NullMarked
package byway.contracts.balances;

import org.jspecify.annotations.NullMarked;
