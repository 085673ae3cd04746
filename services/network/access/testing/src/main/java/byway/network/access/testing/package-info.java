/** What the contract of access promises, for whoever keeps it. */
@NullMarked
package byway.network.access.testing;

import org.jspecify.annotations.NullMarked;
