/** Operators on this installation. */
@NullMarked
package byway.contracts.tenants;

import org.jspecify.annotations.NullMarked;
