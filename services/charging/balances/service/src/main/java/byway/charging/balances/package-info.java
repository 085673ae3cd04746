/** The charging core: balances, meters, lots and postings, all of them numbers that only grow. */
@NullMarked
package byway.charging.balances;

import org.jspecify.annotations.NullMarked;
