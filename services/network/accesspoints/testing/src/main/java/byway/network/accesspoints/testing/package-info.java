/** What the contract of accesspoints promises, for whoever keeps it. */
@NullMarked
package byway.network.accesspoints.testing;

import org.jspecify.annotations.NullMarked;
